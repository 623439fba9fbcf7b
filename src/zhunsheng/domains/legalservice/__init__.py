"""公共法律服务: stations and terminals, legal aid, consultations."""
