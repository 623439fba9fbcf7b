"""5c: people's, administrative and judicial mediation of disputes (人民调解法, 法释〔2016〕14号)."""
