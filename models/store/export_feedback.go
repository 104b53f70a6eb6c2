package store

import (
	"slices"
	"strconv"

	"ebenmass/models/consent"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportFeedback lists what was told of how things fit, oldest first.
func (s *Store) exportFeedback(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []feedbackRow
	if err := db.Where("customer = ?", owner.ID).Order("given_at, line").Find(&rows).Error; err != nil {
		return nil, err
	}
	all, err := s.openFeedback(db, rows)
	if err != nil {
		return nil, err
	}
	var records []export.Record
	for i, told := range all {
		var answers []string
		for zone, said := range told.Answers {
			answers = append(answers, zone.String()+":"+string(said))
		}
		slices.Sort(answers)
		records = append(records, export.Record{
			Category: export.Feedback, Name: "feedback-" + strconv.Itoa(i+1), Purposes: []string{string(consent.PurposeLearn)},
			Source: export.SourceForm, Since: told.GivenAt, Until: told.ExpiresAt,
			Values: []export.Value{
				{Name: "product", Value: told.Product}, {Name: "size", Value: told.Size}, {Name: "answers", Value: answers},
				{Name: "given_at", Value: told.GivenAt}, {Name: "expires_at", Value: told.ExpiresAt},
			},
		})
	}
	return records, nil
}
