package fit_test

import (
	"math"
	"testing"

	"ebenmass/models/fit"
)

var middleOfM = map[fit.Measure]float64{fit.Bust: 94, fit.Waist: 78, fit.Hip: 97.5}

func TestLearnCustomer_Moves(t *testing.T) {
	t.Parallel()
	shirt, p := plain(fit.Shirt, womenLetters), person(fit.Women, middleOfM)
	said := func(o fit.Outcome, n int) fit.Offset {
		all := make([]fit.Worn, n)
		for i := range all {
			all[i] = fit.Worn{Article: shirt, Size: "M", Outcome: o}
		}
		return fit.LearnCustomer(p, all)
	}
	once, often := said(fit.OutcomeSmall, 1), said(fit.OutcomeSmall, 10)
	if !(once.Value < -0.15 && once.Value > -0.6) || once.N != 1 {
		t.Errorf("one too tight: %+v", once)
	}
	if !(often.Value < once.Value && often.SD < once.SD && once.SD < 0.6) || often.N != 10 {
		t.Errorf("ten too tight: %+v after %+v", often, once)
	}
	if large := said(fit.OutcomeLarge, 1); large.Value <= 0 {
		t.Errorf("one too large: %+v", large)
	}
	if fits := said(fit.OutcomeFits, 5); math.Abs(fits.Value) > 0.1 || fits.SD >= 0.6 {
		t.Errorf("five that fit: %+v", fits)
	}
}

func TestLearnCustomer_NotCounted(t *testing.T) {
	t.Parallel()
	shirt, p := plain(fit.Shirt, womenLetters), person(fit.Women, middleOfM)
	if got := fit.LearnCustomer(p, nil); got != (fit.Offset{}) {
		t.Errorf("nothing worn: %+v", got)
	}
	poncho := shirt
	poncho.Type = "poncho"
	got := fit.LearnCustomer(p, []fit.Worn{{Article: shirt, Size: "52", Outcome: fit.OutcomeSmall}, {Article: poncho, Size: "M"}})
	if got != (fit.Offset{}) {
		t.Errorf("a size the chart has not and a poncho: %+v", got)
	}
	if _, ok := shirt.ScoreOf(p, "52"); ok {
		t.Error("a size the chart has not is scored")
	}
}

func TestLearnCustomer_SmallArticle(t *testing.T) {
	t.Parallel()
	shirt, p := plain(fit.Shirt, womenLetters), person(fit.Women, middleOfM)
	small := shirt
	small.Offset = fit.Offset{Value: -3, SD: 0.1, N: 200}
	of := func(a fit.Article) float64 {
		return fit.LearnCustomer(p, []fit.Worn{{Article: a, Size: "M", Outcome: fit.OutcomeSmall}}).Value
	}
	if !(of(small) > of(shirt)) {
		t.Errorf("of an article that runs small %g, of a true one %g", of(small), of(shirt))
	}
}

func TestScoreOf_WithoutOffsets(t *testing.T) {
	t.Parallel()
	shirt, p := plain(fit.Shirt, womenLetters), person(fit.Women, middleOfM)
	want := fit.Advise(p, shirt).Sizes[3].Score
	p.Offset, shirt.Offset = fit.Offset{Value: -0.4}, fit.Offset{Value: 1}
	got, ok := shirt.ScoreOf(p, "L")
	if !ok || got != want {
		t.Errorf("got %g, %t, want %g", got, ok, want)
	}
	if advised := fit.Advise(p, shirt); math.Abs(advised.Sizes[3].Score-(want+0.6)) > 1e-12 || advised.Own != p.Offset {
		t.Errorf("with both offsets the score is %g, own offset %+v", advised.Sizes[3].Score, advised.Own)
	}
}
