package drawn_test

import (
	"testing"

	"ebenmass/models/lab/drawn"
)

// frozen returns the articles of the frozen charts.
func frozen(t testing.TB) []drawn.Article {
	t.Helper()
	articles, err := drawn.Frozen()
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

func TestFrozen_AsTheyWere(t *testing.T) {
	t.Parallel()
	articles := frozen(t)
	sizes := 0
	for i := range articles {
		sizes += len(articles[i].Fit.Sizes)
	}
	if len(articles) != 73 || sizes != 678 {
		t.Errorf("%d articles with %d sizes", len(articles), sizes)
	}
}
