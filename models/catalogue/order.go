package catalogue

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"ebenmass/models"
)

// rankNames sorts the names of each language by its dictionary rules.
func rankNames(products []*models.Product) map[models.Lang][]int {
	tags := map[models.Lang]language.Tag{models.German: language.German, models.English: language.English}
	ranks := make(map[models.Lang][]int, len(tags))
	for lang, tag := range tags {
		collator := collate.New(tag)
		order := make([]int, len(products))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int {
			return collator.CompareString(products[a].Name.In(lang), products[b].Name.In(lang))
		})
		rank := make([]int, len(products))
		for place, i := range order {
			rank[i] = place
		}
		ranks[lang] = rank
	}
	return ranks
}

// sort orders hits, which come newest first; what the order leaves equal stays so.
func (v *view) sort(hits []int, lang models.Lang) {
	switch v.query.Sort {
	case SortPrice:
		slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(v.entries[a].price, v.entries[b].price) })
	case SortPriceDesc:
		slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(v.entries[b].price, v.entries[a].price) })
	case SortName:
		rank := v.nameRank[lang]
		slices.SortFunc(hits, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	case SortFits:
		slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(v.pFits[b], v.pFits[a]) })
	case "":
		if v.query.Text != "" {
			slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(v.found.scores[b], v.found.scores[a]) })
		}
	}
}
