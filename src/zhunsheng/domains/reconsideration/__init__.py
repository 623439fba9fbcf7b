"""行政复议: a citizen asks the government to review what one of its organs did."""
