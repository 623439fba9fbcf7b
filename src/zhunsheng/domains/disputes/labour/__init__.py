"""5d: labour arbitration (劳动争议调解仲裁法)."""
