package fit_test

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

// TestAdvise_ZeroTolerance compares every bit of 300 answers with those given
// before articles had a tolerance. Whoever changes the model on purpose renews the digest.
func TestAdvise_ZeroTolerance(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors round products differently")
	}
	const before = 0x399deedc6eaa5bfa
	d := draw{rand.New(rand.NewPCG(2026, 5))}
	types := slices.DeleteFunc(slices.Clone(fit.Types[:]), func(t fit.Type) bool { return t == fit.Jumpsuit || t == fit.Shorts }) // came later
	sum := fnv.New64a()
	write := func(x float64) {
		sum.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)))
	}
	for range 300 {
		p := d.shopper(fit.Women, womenLetters)
		a := plain(types[d.IntN(len(types))], womenLetters)
		if d.IntN(2) == 0 {
			a.Offset = fit.Offset{Value: d.NormFloat64(), SD: d.Float64() / 2, N: 20}
		}
		got := fit.Explain(p, a)
		sum.Write([]byte(string(got.Verdict) + got.Size + got.Alternative + got.Best))
		for _, s := range got.Sizes {
			write(s.Score)
			write(s.PSmall)
			write(s.PFits)
			write(s.PLarge)
		}
		for _, c := range got.Counterfactuals {
			write(c.Delta)
			sum.Write([]byte(string(c.Verdict) + c.Size))
		}
	}
	if got := sum.Sum64(); got != before {
		t.Errorf("the answers' digest is %#x, want %#x", got, uint64(before))
	}
}

func TestAdvise_Tolerance(t *testing.T) {
	t.Parallel()
	shirt := plain(fit.Shirt, womenLetters)
	p := person(fit.Women, map[fit.Measure]float64{fit.Bust: 94, fit.Waist: 78, fit.Hip: 97.5})
	fits := func(tolerance fit.Tolerance) float64 {
		shirt.Tolerance = tolerance
		m, _ := (ptr(fit.Advise(p, shirt))).SizeNamed("M")
		return m.PFits
	}
	declared := fits(fit.Tolerance{})
	if wide := fits(fit.Tolerance{Value: 0.3}); wide <= declared {
		t.Errorf("a wide tolerance fits with %g, the declared one with %g", wide, declared)
	}
	if narrow := fits(fit.Tolerance{Value: -0.3}); narrow >= declared {
		t.Errorf("a narrow tolerance fits with %g, the declared one with %g", narrow, declared)
	}
	if unsure := fits(fit.Tolerance{SD: 0.3}); unsure >= declared {
		t.Errorf("a tolerance that is not known fits with %g, a known one with %g", unsure, declared)
	}
}

func ptr[T any](v T) *T { return &v }

func TestAdvise_FitsNobody(t *testing.T) {
	t.Parallel()
	shirt := plain(fit.Shirt, womenLetters)
	shirt.Tolerance = fit.Tolerance{Value: -1}
	p := person(fit.Women, map[fit.Measure]float64{fit.Bust: 94, fit.Waist: 78, fit.Hip: 97.5})
	if got := fit.Explain(p, shirt); got.Size != "" {
		t.Errorf("advises %s (%s) where P(fits) cannot reach %g", got.Size, got.Verdict, fit.Threshold)
	}
}
