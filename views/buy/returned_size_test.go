package buy

import (
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
)

func TestReturnedSize_Sentences(t *testing.T) {
	t.Parallel()
	line := ReturnChoice{Exchanges: []ExchangeChoice{{SKU: "s", Size: "S", Stock: 1}}}
	line.Size = "M"
	tight := models.Complaint{Reason: models.ReasonTight, Zone: fit.Hip}
	for name, tt := range map[string]struct {
		given ReturnedSize
		want  []string // one a sentence
		not   string
	}{
		"no reason": {
			ReturnedSize{PFits: 0.82, Then: []SizeAfter{{Small: true, Size: "L", PFits: 0.7}, {Size: "S", PFits: 0.6}}},
			[]string{"fits in 82 of 100", "Was it too tight? Then we recommend L: it fits in 70 of 100 cases. L is not in stock", "Was it too loose? Then we recommend S: it fits in 60 of 100 cases."}, "S is not in stock",
		},
		"between two": {
			ReturnedSize{PFits: 0.6, Other: "L", OtherPFits: 0.58},
			[]string{"M, the one going back, fits in 60 of 100 cases; L in 58."}, "",
		},
		"reason given": {
			ReturnedSize{PFits: 0.82, Complaint: tight, Then: []SizeAfter{{Small: true, Size: "L", PFits: 0.7}}},
			[]string{"", "You found it too tight. Then we recommend L"}, "Was it",
		},
		"told before": {
			ReturnedSize{PFits: 0.82, Told: true, Then: []SizeAfter{{Size: "S", PFits: 0.7}}},
			[]string{"", "You found it too loose. Then we recommend S"}, "Was it",
		},
		"still the same size": {
			ReturnedSize{PFits: 0.82, Complaint: tight, Then: []SizeAfter{{Small: true, Size: "M", PFits: 0.8, Next: "L", NextPFits: 0.6}}},
			[]string{"", "still point to M, so the recommendation does not change. The next size in that direction is L: it fits in 60 of 100 cases. L is not in stock"}, "Then we recommend",
		},
		"the largest": {
			ReturnedSize{PFits: 0.82, Complaint: tight, Then: []SizeAfter{{Small: true, Size: "M", PFits: 0.8}}},
			[]string{"", "does not come any larger."}, "",
		},
		"the smallest": {
			ReturnedSize{PFits: 0.82, Told: true, Then: []SizeAfter{{Size: "M", PFits: 0.8}}},
			[]string{"", "does not come any smaller."}, "",
		},
		"none left": {
			ReturnedSize{PFits: 0.82, Complaint: tight, Then: []SizeAfter{{Small: true}}},
			[]string{"", "no size left that we could recommend."}, "in stock",
		},
		"too short": {
			ReturnedSize{PFits: 0.82, Complaint: models.Complaint{Reason: models.ReasonShort, Zone: fit.Inseam}, Length: "W30/L34"},
			[]string{"", "take W30/L34. W30/L34 is not in stock"}, "",
		},
		"too long": {
			ReturnedSize{PFits: 0.82, Complaint: models.Complaint{Reason: models.ReasonLong, Zone: fit.Arm}},
			[]string{"", "no better length."}, "",
		},
		"the cloth": {
			ReturnedSize{PFits: 0.82, Complaint: models.Complaint{Reason: models.ReasonQuality}},
			[]string{"", "the size is not to blame"}, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.given.Size = "M"
			said := tt.given.sentences(shell.Page{Lang: models.English}, line)
			for i, s := range said {
				said[i] = strings.ReplaceAll(s, "\u00a0", " ")
			}
			if len(said) != len(tt.want) || !slices.EqualFunc(said, tt.want, strings.Contains) {
				t.Errorf("it says %q, want %q", said, tt.want)
			}
			if all := strings.Join(said, " "); tt.not != "" && strings.Contains(all, tt.not) {
				t.Errorf("it says %q", all)
			}
		})
	}
}
