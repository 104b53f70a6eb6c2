package fit_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"ebenmass/models/fit"
)

var benchPerson = wearer(fit.Women, map[fit.Measure]float64{fit.Height: 170, fit.Bust: 95, fit.Waist: 80, fit.Hip: 101})

// jeans is a chart on two axes, the largest kind the catalogue has.
func jeans() fit.Article {
	a := fit.Article{Type: fit.Jeans, Cut: fit.CutRegular, Stretch: fit.StretchSome, Leg: fit.LegFull}
	for length := range 4 {
		for waist := range 10 {
			s := fit.Size{Label: fmt.Sprintf("W%d/L%d", 25+waist, 28+2*length), Waist: waist, Length: length}
			s.Garment[fit.Waist] = 2.54*float64(25+waist) + 1
			s.Garment[fit.Hip] = 88 + 2.4*float64(waist)
			s.Garment[fit.Inseam] = 2.54 * float64(28+2*length)
			a.Sizes = append(a.Sizes, s)
		}
	}
	return a
}

func BenchmarkAdvise(b *testing.B) {
	for _, c := range benchArticles() {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fit.Advise(benchPerson, &c.article)
			}
		})
	}
}

func BenchmarkDecide(b *testing.B) {
	for _, c := range benchArticles() {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			body := fit.Infer(benchPerson.Sizing, benchPerson.Data)
			for b.Loop() {
				body.Decide(&c.article, fit.Regular)
			}
		})
	}
}

func BenchmarkExplain(b *testing.B) {
	ask := []fit.Question{fit.AskMeasure(fit.Inseam), usual("usual.top", shirtHabit()...)}
	slim, loose := *benchPerson, *benchPerson
	slim.Preference, loose.Preference = fit.Slim, fit.Loose
	for _, c := range benchArticles() {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fit.Explain(benchPerson, &c.article, ask, slim, loose)
			}
		})
	}
}

func BenchmarkInfer(b *testing.B) {
	five := &fit.Wearer{Sizing: fit.Women, Preference: fit.Regular}
	for i, label := range shirtHabit() {
		if i < 5 {
			five.Data = append(five.Data, fit.Datum{Name: "usual.top", Says: label.Says})
		}
	}
	for _, c := range []struct {
		name string
		data []fit.Datum
	}{
		{"three girths and height", benchPerson.Data}, {"five labels", five.Data}, {"both", append(five.Data, benchPerson.Data...)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fit.Infer(fit.Women, c.data)
			}
		})
	}
}

// shirtHabit is what each size of a shirt would say as somebody's usual one.
func shirtHabit() (data []fit.Datum) {
	shirt := plain(fit.Shirt, womenLetters)
	for k := range shirt.Sizes {
		data = append(data, fit.Datum{Name: "usual.top", Says: []fit.Statement{
			{Functional: shirt.ScoreFunctional(k, fit.Regular), Likelihood: fit.Within(-2, 2, 0.3)},
		}})
	}
	return data
}

func usual(name string, answers ...fit.Datum) fit.Question {
	return fit.Question{Datum: name, Answers: answers}
}

type benchArticle struct {
	name    string
	article fit.Article
}

func benchArticles() []benchArticle {
	return []benchArticle{
		{"shirt in letters", plain(fit.Shirt, womenLetters)},
		{"dress in numbers", plain(fit.Dress, womenNumeric)},
		{"jeans in W and L", jeans()},
		{"men's trousers, which fit nowhere", plain(fit.Trousers, menLetters)},
	}
}

// BenchmarkScoreCatalogue decides a whole catalogue for one person on all cores.
func BenchmarkScoreCatalogue(b *testing.B) {
	kinds := []fit.Article{
		plain(fit.TShirt, womenLetters), plain(fit.Shirt, womenLetters), plain(fit.Knit, womenLetters),
		plain(fit.Dress, womenNumeric), plain(fit.Blazer, womenNumeric), plain(fit.Skirt, womenNumeric),
		plain(fit.TShirt, menLetters), plain(fit.Trousers, menLetters), jeans(),
	}
	for _, n := range []int{1_000, 100_000} {
		articles := make([]fit.Article, n)
		for i := range articles {
			articles[i] = kinds[i%len(kinds)]
		}
		decisions := make([]fit.Decision, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				body := fit.Infer(benchPerson.Sizing, benchPerson.Data)
				workers := runtime.GOMAXPROCS(0)
				var wait sync.WaitGroup
				for w := range workers {
					wait.Go(func() {
						for i := w * n / workers; i < (w+1)*n/workers; i++ {
							decisions[i] = body.Decide(&articles[i], fit.Regular)
						}
					})
				}
				wait.Wait()
			}
		})
	}
}
