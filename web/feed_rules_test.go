package web_test

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/seed"
)

// feedRule is what Google's product data specification says of an attribute of clothing: whether
// every item has it, how many characters it may have, what it may be, and where that is written.
type feedRule struct {
	required bool
	most     int      // characters; 0 for no limit of its own
	words    []string // nil for any text
	form     string   // a regular expression of the whole value, "" for any
	from     string
}

// Where the rules are from. The specification has all attributes; some have pages of their own.
const (
	fromSpecification = "support.google.com/merchants/answer/7052112"
	fromColour        = "support.google.com/merchants/answer/6324487" // 100 in all, 40 a colour
	fromSizeSystem    = "support.google.com/merchants/answer/6324502"
	fromGender        = "support.google.com/merchants/answer/6324479"
	fromCategories    = "google.com/basepages/producttype/taxonomy.en-US.txt"
)

var feedRules = map[string]feedRule{
	"id":                      {required: true, most: 50, from: fromSpecification},
	"item_group_id":           {required: true, most: 50, from: fromSpecification}, // of variants
	"title":                   {required: true, most: 150, from: fromSpecification},
	"description":             {required: true, most: 5000, from: fromSpecification},
	"link":                    {required: true, most: 2000, form: `https?://\S+`, from: fromSpecification},
	"image_link":              {required: true, most: 2000, form: `https?://\S+\.(webp|png|jpe?g|gif)`, from: fromSpecification},
	"availability":            {required: true, words: []string{"in_stock", "out_of_stock", "preorder", "backorder"}, from: fromSpecification},
	"price":                   {required: true, form: `\d+\.\d\d [A-Z]{3}`, from: fromSpecification},
	"sale_price":              {form: `\d+\.\d\d [A-Z]{3}`, from: fromSpecification},
	"brand":                   {required: true, most: 70, from: fromSpecification},
	"identifier_exists":       {required: true, words: []string{"yes", "no"}, from: fromSpecification},
	"condition":               {required: true, words: []string{"new", "refurbished", "used"}, from: fromSpecification},
	"google_product_category": {required: true, form: `Apparel & Accessories > Clothing( > [A-Za-z &-]+)+`, from: fromCategories},
	"product_type":            {required: true, most: 750, from: fromSpecification},
	"color":                   {required: true, most: 100, form: `[^/]{1,40}(/[^/]{1,40}){0,2}`, from: fromColour},
	"size":                    {required: true, most: 100, from: fromSpecification},
	"size_type":               {words: []string{"regular", "petite", "plus", "tall", "big", "maternity"}, from: fromSpecification},
	"size_system":             {words: []string{"AU", "BR", "CN", "DE", "EU", "FR", "IT", "JP", "MEX", "UK", "US"}, from: fromSizeSystem},
	"gender":                  {required: true, words: []string{"male", "female", "unisex"}, from: fromGender},
	"age_group":               {required: true, words: []string{"newborn", "infant", "toddler", "kids", "adult"}, from: fromSpecification},
	"material":                {most: 200, form: `[^/]+(/[^/]+){0,2}`, from: fromSpecification},
}

// Limits of a detail's parts, in characters.
const (
	mostDetailName  = 140
	mostDetailValue = 1000
)

// feedItem is an item of the feed as a reader gets it.
type feedItem struct {
	Attributes []struct {
		XMLName xml.Name
		Text    string `xml:",chardata"`
		Section string `xml:"section_name"`
		Name    string `xml:"attribute_name"`
		Value   string `xml:"attribute_value"`
	} `xml:",any"`
}

// value is an attribute of the item, "" where it has none.
func (i feedItem) value(name string) string {
	for _, a := range i.Attributes {
		if a.XMLName.Local == name {
			return a.Text
		}
	}
	return ""
}

// readFeed reads the items of a feed; they must be in the namespace of the attributes.
func readFeed(t *testing.T, feed string) []feedItem {
	t.Helper()
	var rss struct {
		Items []feedItem `xml:"channel>item"`
	}
	if err := xml.Unmarshal([]byte(feed), &rss); err != nil {
		t.Fatal(err)
	}
	return rss.Items
}

// checkItem reports where an item breaks a rule.
func checkItem(item feedItem, forms map[string]*regexp.Regexp) (problems []string) {
	seen := map[string]bool{}
	for _, a := range item.Attributes {
		name := a.XMLName.Local
		if a.XMLName.Space != "http://base.google.com/ns/1.0" {
			problems = append(problems, name+" is in another namespace")
		}
		if name == "product_detail" {
			if a.Section == "" || a.Name == "" || a.Value == "" || utf8.RuneCountInString(a.Section) > mostDetailName || utf8.RuneCountInString(a.Name) > mostDetailName || utf8.RuneCountInString(a.Value) > mostDetailValue {
				problems = append(problems, fmt.Sprintf("product_detail %q:%q:%q, see %s", a.Section, a.Name, a.Value, fromSpecification))
			}
			continue
		}
		rule, known := feedRules[name]
		switch n := utf8.RuneCountInString(a.Text); {
		case !known:
			problems = append(problems, "no rule has "+name)
		case seen[name]:
			problems = append(problems, name+" stands twice")
		case rule.most > 0 && n > rule.most, rule.words != nil && !slices.Contains(rule.words, a.Text), forms[name] != nil && !forms[name].MatchString(a.Text):
			problems = append(problems, fmt.Sprintf("%s is %q, see %s", name, a.Text, rule.from))
		}
		seen[name] = true
	}
	for name, rule := range feedRules {
		if rule.required && !seen[name] {
			problems = append(problems, "without "+name+", see "+rule.from)
		}
	}
	if size, numeric := item.value("size"), item.value("size_system") != ""; numeric != (strings.Trim(size, "0123456789") == "") {
		problems = append(problems, fmt.Sprintf("size %q of the system %q, see %s", size, item.value("size_system"), fromSizeSystem))
	}
	return problems
}

func feedForms() map[string]*regexp.Regexp {
	forms := map[string]*regexp.Regexp{}
	for name, rule := range feedRules {
		if rule.form != "" {
			forms[name] = regexp.MustCompile("^(?:" + rule.form + ")$")
		}
	}
	return forms
}

func TestFeed_SpecificationRules(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	long := all[0]
	long.Slug, long.Unisex = "with-all-that-is-long", true
	long.Name, long.Description = both(strings.Repeat("Name ", 30)+"end"), models.Text{} // as import lets it through
	long.Maker.Name = strings.Repeat("Maker and Daughters ", 6)
	long.Colours = slices.Clone(long.Colours[:1])
	long.Colours[0].Name = both(strings.Repeat("midnight ", 8))
	long.Fibres = []models.Fibre{{Percent: 100, Name: both(strings.Repeat("fibre ", 60))}}
	long.Variants = []models.Variant{{SKU: strings.Repeat("sku-", 20), Colour: long.Colours[0].Key, Size: long.Chart.Sizes[0].Label, Stock: 1}}
	b := openShopWith(t, append(all[:len(all):len(all)], long)).visit(t)
	forms := feedForms()
	for _, lang := range []string{"de", "en"} {
		ids, found := map[string]bool{}, 0
		for _, item := range readFeed(t, b.get("/"+lang+"/feed.xml").want(t, http.StatusOK).text) {
			id := item.value("id")
			for _, problem := range checkItem(item, forms) {
				if item.value("item_group_id") != long.Slug || !strings.HasPrefix(problem, "without image_link") { // no picture of it was made
					t.Errorf("%s %s: %s", lang, id, problem)
				}
			}
			if ids[id] {
				t.Errorf("%s: %s stands twice", lang, id)
			}
			ids[id] = true
			if item.value("item_group_id") == long.Slug {
				if found++; item.value("gender") != "unisex" {
					t.Errorf("%s: an article for everybody is for %q, see %s", lang, item.value("gender"), fromGender)
				}
			}
		}
		if found != 1 || len(ids) < 1000 {
			t.Errorf("%s: %d items, the long one %d times", lang, len(ids), found)
		}
	}
	things, _ := linkedData(t, b.get("/en/products/"+long.Slug).want(t, http.StatusOK).page(t))
	if got := things["ProductGroup"].Audience.SuggestedGender; got != "unisex" {
		t.Errorf("the page's data say it is for %q", got)
	}
}

func TestFeed_RulesFindMistakes(t *testing.T) {
	t.Parallel()
	const good = `<g:id>a</g:id><g:item_group_id>a</g:item_group_id><g:title>a</g:title><g:description>a</g:description><g:link>https://a.example/</g:link>` +
		`<g:image_link>https://a.example/a.webp</g:image_link><g:availability>in_stock</g:availability><g:price>1.00 EUR</g:price><g:brand>a</g:brand>` +
		`<g:identifier_exists>no</g:identifier_exists><g:condition>new</g:condition><g:google_product_category>Apparel &amp; Accessories &gt; Clothing &gt; Skirts</g:google_product_category>` +
		`<g:product_type>a</g:product_type><g:color>a</g:color><g:size>M</g:size><g:gender>female</g:gender><g:age_group>adult</g:age_group>`
	forms := feedForms()
	for name, item := range map[string]string{
		"":                      good,
		"another gender":        strings.Replace(good, "female", "women", 1),
		"no colour":             strings.Replace(good, "<g:color>a</g:color>", "", 1),
		"a long id":             strings.Replace(good, "<g:id>a", "<g:id>"+strings.Repeat("a", 51), 1),
		"a comma":               strings.Replace(good, "1.00 EUR", "1,00 EUR", 1),
		"numbers of no system":  strings.Replace(good, "<g:size>M", "<g:size>38", 1),
		"letters of one":        good + "<g:size_system>DE</g:size_system>",
		"an attribute not ours": good + "<g:colour>a</g:colour>",
	} {
		items := readFeed(t, `<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item>`+item+`</item></channel></rss>`)
		if problems := checkItem(items[0], forms); (len(problems) > 0) != (name != "") {
			t.Errorf("%q: %v", name, problems)
		}
	}
}
