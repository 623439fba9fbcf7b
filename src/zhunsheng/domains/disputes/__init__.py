"""矛盾纠纷化解: organisations, one desk, screening, mediation, petitions, labour arbitration, counselling."""
