package catalogue

import (
	"bytes"
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
		collator, buffer := collate.New(tag), new(collate.Buffer)
		keys := make([][]byte, len(products))
		order := make([]int, len(products))
		for i, p := range products {
			order[i] = i
			keys[i] = bytes.Clone(collator.KeyFromString(buffer, p.Name.In(lang)))
			buffer.Reset()
		}
		slices.SortStableFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
		rank := make([]int, len(products))
		for place, i := range order {
			rank[i] = place
		}
		ranks[lang] = rank
	}
	return ranks
}

// sort orders hits, which come newest first, hence by rising place; what the order leaves equal stays so.
func (v *view) sort(hits []uint32, lang models.Lang) {
	switch v.query.Sort {
	case SortPrice:
		slices.SortFunc(hits, func(a, b uint32) int { return cmp.Or(cmp.Compare(v.prices[a], v.prices[b]), cmp.Compare(a, b)) })
	case SortPriceDesc:
		slices.SortFunc(hits, func(a, b uint32) int { return cmp.Or(cmp.Compare(v.prices[b], v.prices[a]), cmp.Compare(a, b)) })
	case SortName:
		rank := v.nameRank[lang]
		slices.SortFunc(hits, func(a, b uint32) int { return cmp.Compare(rank[a], rank[b]) })
	case SortFits:
		slices.SortFunc(hits, func(a, b uint32) int { return cmp.Or(cmp.Compare(v.pFits[b], v.pFits[a]), cmp.Compare(a, b)) })
	case "":
		if v.query.Text != "" {
			slices.SortFunc(hits, func(a, b uint32) int {
				return cmp.Or(cmp.Compare(v.found.scores[b], v.found.scores[a]), cmp.Compare(a, b))
			})
		}
	}
}
