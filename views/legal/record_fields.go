package legal

// recordFields are the fields of the record's JSON in their order; what each means is the
// message "record.field.<name>".
func recordFields() []string {
	return []string{
		"legal_basis", "language", "controller", "data_subjects", "activities", "retention", "transfers", "measures", "documents",
	}
}

// activityFields are those of one activity.
func activityFields() []string {
	return []string{
		"id", "in_use", "title", "use", "not_done", "article", "basis", "data", "kept", "retention",
		"recipients", "access", "text_version", "text_sha256",
	}
}
