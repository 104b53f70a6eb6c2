package catalogue

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestFilter_CombinesFacets(t *testing.T) {
	t.Parallel()
	s := testShop()
	for name, c := range map[string]struct {
		query Query
		want  []string
	}{
		"department and group":              {Query{Category: "women", Kind: []string{"shirts"}}, []string{"carla", "dina"}},
		"several groups":                    {Query{Kind: []string{"skirts", "dresses"}}, []string{"gesa", "hanne"}},
		"new":                               {Query{New: true}, []string{"arne", "dina"}},
		"reduced":                           {Query{Reduced: true}, []string{"carla", "finn"}},
		"new and for men":                   {Query{New: true, Category: "men"}, []string{"arne"}},
		"new and reduced":                   {Query{New: true, Reduced: true}, nil},
		"waist":                             {Query{Waist: []string{"30"}}, []string{"jan"}},
		"waist and length":                  {Query{Waist: []string{"30"}, Length: []string{"32"}}, []string{"jan"}},
		"size or waist":                     {Query{Size: []string{"48"}, Waist: []string{"30"}, Category: "men"}, []string{"finn", "jan", "lou"}},
		"waist in another colour":           {Query{Waist: []string{"30"}, Colour: []string{"green"}}, nil},
		"size in stock":                     {Query{Size: []string{"L"}, Kind: []string{"shirts"}}, []string{"bo"}},
		"sold out articles are shown":       {Query{Kind: []string{"skirts"}, Colour: []string{"green"}}, []string{"hanne"}},
		"sold out sizes are not found":      {Query{Kind: []string{"skirts"}, Size: []string{"36"}}, nil},
		"size and colour meet in a variant": {Query{Size: []string{"M"}, Colour: []string{"green"}}, []string{"arne", "mia"}},
		"material":                          {Query{Material: []string{"silk", "viscose"}}, []string{"dina", "hanne"}},
		"price":                             {Query{PriceMax: 4990}, []string{"emil", "nele"}},
		"reduced price":                     {Query{PriceMax: 5990, Kind: []string{"shirts"}}, []string{"carla"}},
		"unknown values are ignored":        {Query{Kind: []string{"hats", "dresses"}, Size: []string{"99"}, Colour: []string{"mauve"}, Material: []string{"steel"}}, []string{"gesa"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := s.Filter(c.query, models.German, nil)
			wantSlugs(t, r, c.want...)
			if r.Total != len(c.want) {
				t.Errorf("total %d, want %d", r.Total, len(c.want))
			}
		})
	}
	r := s.Filter(Query{Kind: []string{"hats", "dresses"}, Size: []string{"99"}}, models.German, nil)
	if !slices.Equal(r.Query.Kind, []string{"dresses"}) || len(r.Query.Size) != 0 {
		t.Errorf("the query was understood as %+v", r.Query)
	}
}

func TestFilter_Sorts(t *testing.T) {
	t.Parallel()
	s := testShop()
	query := Query{Category: "men"}
	for sort, want := range map[string][]string{
		"":            {"arne", "jan", "kai", "lou", "bo", "finn", "emil"},
		SortNew:       {"arne", "jan", "kai", "lou", "bo", "finn", "emil"},
		SortPrice:     {"emil", "bo", "kai", "arne", "jan", "lou", "finn"},
		SortPriceDesc: {"finn", "lou", "jan", "arne", "kai", "bo", "emil"},
		SortName:      {"jan", "arne", "bo", "kai", "lou", "emil", "finn"},
		SortFits:      {"arne", "jan", "kai", "lou", "bo", "finn", "emil"}, // without a profile: newest first
	} {
		query.Sort = sort
		if got := slugs(s.Filter(query, models.German, nil)); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", sort, got, want)
		}
	}
	query.Sort = SortName
	want := []string{"arne", "bo", "emil", "finn", "jan", "kai", "lou"}
	if got := slugs(s.Filter(query, models.English, nil)); !slices.Equal(got, want) {
		t.Errorf("by English name: %v, want %v", got, want)
	}
}

func TestFilter_Fits(t *testing.T) {
	t.Parallel()
	s := testShop()
	fits := func(article *fit.Article) (float64, bool) {
		for slug, p := range map[string]float64{"bo": 0.9, "arne": 0.6, "kai": 0.8} {
			if its, _ := s.SharedArticle(slug); its == article {
				return p, true
			}
		}
		return 0, false
	}
	if got := slugs(s.Filter(Query{Fits: true}, models.German, fits)); !slices.Equal(got, []string{"arne", "kai", "bo"}) {
		t.Errorf("fits=1 shows %v", got)
	}
	if got := slugs(s.Filter(Query{Sort: SortFits, Category: "men"}, models.German, fits)); !slices.Equal(got[:3], []string{"bo", "kai", "arne"}) {
		t.Errorf("sort=fits shows %v", got)
	}
	r := s.Filter(Query{Fits: true}, models.German, nil)
	if r.Total != len(shop) || r.Query.Fits {
		t.Errorf("without a profile fits=1 shows %d, understood as %+v", r.Total, r.Query)
	}
}

func TestFilter_Pages(t *testing.T) {
	t.Parallel()
	s := New(manyProducts(60), today)
	seen := map[string]bool{}
	for page := 1; page <= 3; page++ {
		r := s.Filter(Query{Page: page, Sort: SortPrice}, models.German, nil)
		if r.Pages != 3 || r.Query.Page != page || r.Total != 60 {
			t.Fatalf("page %d: %d of %d, %d in all", page, r.Query.Page, r.Pages, r.Total)
		}
		for _, p := range r.Products {
			seen[p.Slug] = true
		}
	}
	if len(seen) != 60 {
		t.Errorf("three pages show %d of 60", len(seen))
	}
	if r := s.Filter(Query{Page: 99}, models.German, nil); r.Query.Page != 3 || len(r.Products) != 12 {
		t.Errorf("a page too far is page %d with %d", r.Query.Page, len(r.Products))
	}
}

func TestFilter_FacetOrder(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"category": {"women", "men"},
		"kind":     {"tops", "shirts", "knitwear", "jackets", "dresses", "skirts", "trousers"},
		"new":      {"1"},
		"reduced":  {"1"},
		"size":     {"S", "M", "L", "36", "38", "40", "48", "50"},
		"waist":    {"30", "32"},
		"length":   {"32"},
		"colour":   {"white", "beige", "grey", "black", "brown", "red", "green", "blue", "pink"},
		"material": {"cotton", "linen", "polyester", "silk", "viscose", "wool"},
	}
	for _, f := range testShop().Filter(Query{}, models.German, nil).Facets {
		var values []string
		for _, v := range f.Values {
			values = append(values, v.Value)
		}
		if !slices.Equal(values, want[f.Param]) {
			t.Errorf("%s: %v, want %v", f.Param, values, want[f.Param])
		}
	}
}

// drawQuery makes a query of values that exist and some that do not.
func drawQuery(t *rapid.T) Query {
	some := func(name string, values ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 0, 3, rapid.ID).Draw(t, name)
	}
	return Query{
		Category: rapid.SampledFrom([]string{"", "", "women", "men"}).Draw(t, "category"),
		Kind:     some("kind", "tops", "shirts", "knitwear", "jackets", "dresses", "trousers", "hats"),
		New:      rapid.IntRange(0, 4).Draw(t, "new") == 0,
		Reduced:  rapid.IntRange(0, 4).Draw(t, "reduced") == 0,
		Size:     some("size", "S", "M", "L", "36", "38", "99"),
		Waist:    some("waist", "30", "32", "33"),
		Length:   some("length", "30", "32", "34"),
		Colour:   some("colour", "green", "white", "black", "blue", "mauve"),
		Material: some("material", "cotton", "linen", "wool", "steel"),
		PriceMax: rapid.SampledFrom([]models.Cents{0, 1, 5990, 9990}).Draw(t, "price"),
		Text:     rapid.SampledFrom([]string{"", "", "hemd", "hmed", "damen", "xyzzy"}).Draw(t, "text"),
		Fits:     rapid.Bool().Draw(t, "fits"),
	}
}

// halfFits is that every other article of the shop fits.
func halfFits(article *fit.Article) (float64, bool) {
	return 0.7, int(article.Sizes[0].Garment[fit.Bust])%2 == 0
}

// with is the query with one more value chosen.
func with(q Query, param, value string) Query {
	switch param {
	case "category":
		q.Category = value
	case "new":
		q.New = true
	case "reduced":
		q.Reduced = true
	default:
		list := q.lists()[param]
		*list = append(slices.Clone(*list), value)
	}
	return q
}

func TestFilter_FacetCounts(t *testing.T) {
	t.Parallel()
	s := New(append(products(shop), twoAxes()), today)
	rapid.Check(t, func(t *rapid.T) {
		r := s.Filter(drawQuery(t), models.German, halfFits)
		for _, f := range r.Facets {
			for _, v := range f.Values {
				if v.Selected {
					alone := r.Query.Without(f.Param, *alternatives(f.Param, &r.Query)...)
					switch f.Param { // the other way to say a size is an alternative too
					case "size":
						alone.Waist, alone.Length = nil, nil
					case "waist", "length":
						alone.Size = nil
					}
					if then := s.Filter(with(alone, f.Param, v.Value), models.German, halfFits); then.Total != v.Count {
						t.Fatalf("%+v: %s=%s counts %d, alone it finds %d", r.Query, f.Param, v.Value, v.Count, then.Total)
					}
					continue
				}
				then := s.Filter(with(r.Query, f.Param, v.Value), models.German, halfFits).Total
				if v.More {
					then -= r.Total
				}
				if then != v.Count {
					t.Fatalf("%+v: %s=%s promises %d (more: %v) and gives %d", r.Query, f.Param, v.Value, v.Count, v.More, then)
				}
			}
		}
	})
}

// alternatives are the values chosen of a facet that may have several.
func alternatives(param string, q *Query) *[]string {
	if list := q.lists()[param]; list != nil {
		return list
	}
	return new([]string)
}

// twoAxes is an article with several lengths, one of which is sold out in a colour.
func twoAxes() models.Product {
	a := article{"ole", "Jeans Ole", "Ole jeans", fit.Men, fit.Jeans, "cotton", []string{"blue", "black"}, []string{"W30/L30", "W32/L30", "W30/L34", "W32/L34"}, []models.Cents{9990}, 68, []string{"W32/L34"}}
	return products([]article{a})[0]
}

func TestFilter_WaistAndLengthMeet(t *testing.T) {
	t.Parallel()
	s := New([]models.Product{twoAxes()}, today)
	for name, c := range map[string]struct {
		query Query
		want  int
	}{
		"both in stock":            {Query{Waist: []string{"30"}, Length: []string{"34"}}, 1},
		"each in stock, not both":  {Query{Waist: []string{"32"}, Length: []string{"34"}}, 0},
		"length in another waist":  {Query{Length: []string{"34"}}, 1},
		"one of two lengths":       {Query{Waist: []string{"32"}, Length: []string{"30", "34"}}, 1},
		"no size of one axis":      {Query{Size: []string{"M"}}, 1}, // no article has it: not understood
		"a waist that nobody sews": {Query{Waist: []string{"99"}, Length: []string{"30"}}, 1},
	} {
		if got := s.Filter(c.query, models.German, nil).Total; got != c.want {
			t.Errorf("%s: found %d, want %d", name, got, c.want)
		}
	}
}

func TestFilter_DepartmentCounts(t *testing.T) {
	t.Parallel()
	r := testShop().Filter(Query{Category: "women"}, models.German, nil)
	if got := r.Facets[0].Values; got[0].Count != 7 || got[1].Count != 7 || got[1].More {
		t.Errorf("under women: %+v", got)
	}
	kinds := testShop().Filter(Query{Kind: []string{"shirts"}}, models.German, nil).Facets[1].Values
	if skirts := kinds[5]; skirts.Value != "skirts" || skirts.Count != 1 || !skirts.More {
		t.Errorf("beside shirts: %+v", skirts)
	}
}

func TestFilter_Families(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"": {"blue"}, "hemd grün": {"blue", "green"}, "blue shirt": {"blue"}, "hemd nicht weiß": {"blue"}, "dunkelgrüne jacke": {"blue", "green"},
	} {
		if got := testShop().Filter(Query{Text: text, Colour: []string{"blue"}}, models.German, nil).Families; !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestFilter_EmptyResult(t *testing.T) {
	t.Parallel()
	s := testShop()
	rapid.Check(t, func(t *rapid.T) {
		r := s.Filter(drawQuery(t), models.German, halfFits)
		if (len(r.WaysOut) > 0) != (r.Total == 0) {
			t.Fatalf("%+v: %d results, ways out %v", r.Query, r.Total, r.WaysOut)
		}
		for i, way := range r.WaysOut {
			if then := s.Filter(way.Query, models.German, halfFits); then.Total != way.Count || way.Count == 0 {
				t.Fatalf("%+v: %+v promises %d and gives %d", r.Query, way.Query, way.Count, then.Total)
			}
			if i > 0 && way.Count > r.WaysOut[i-1].Count {
				t.Fatalf("ways out are not in order: %+v", r.WaysOut)
			}
		}
	})
}

func TestFilter_WayOut(t *testing.T) {
	t.Parallel()
	ways := testShop().Filter(Query{Category: "women", Kind: []string{"dresses"}, Colour: []string{"green"}}, models.German, nil).WaysOut
	if len(ways) != 2 || ways[0].Param != "kind" || !slices.Equal(ways[0].Values, []string{"dresses"}) || ways[0].Count != 2 || ways[1].Param != "colour" || ways[1].Count != 1 {
		t.Errorf("ways out: %+v", ways)
	}
	all := testShop().Filter(Query{Kind: []string{"dresses"}, Colour: []string{"pink"}, PriceMax: 100}, models.German, nil).WaysOut
	if len(all) != 1 || all[0].Param != "" || all[0].Count != len(shop) {
		t.Errorf("ways out: %+v", all)
	}
}
