"""What several businesses share: exams, surveys, meetings, sampling, publication, the model district."""
