package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// Canaries: values that nobody has by accident. A field that somebody can type into has one
// here by its name, or the test fails.
var fieldCanaries = map[string]string{
	"height": "171.2643", "bust": "93.7191", "waist": "77.4182", "hip": "101.3377", "inseam": "79.5519", "arm": "61.8273",
	"usual_top": "M", "usual_bottom": "W28/L32", "usual_dress": "38", // labels say nothing of anybody: they are not searched for
	"own_1_bust": "52.7193", "own_1_waist": "44.4187", "own_1_hip": "51.3379", "own_1_inseam": "77.5517",
	"own_2_bust": "53.7193", "own_2_waist": "45.4187", "own_2_hip": "53.3379", "own_2_inseam": "78.5517",
	"email": "zilpzalp-8841@example.org", "q": "Zilpzalp-8841", "quantity": "1", "price_max": "937.19", "return_cost": "188.41", "orders": "188417", "margin": "37.19", "file": "", "chart": "Sumpfrohrsaenger-8841",
	"name": "Goldhaehnchen-8841", "contract": "Wintergoldhaehnchen-8841", "number": "CANA-RYCA-NARY-8841",
	"street": "Heckenbraunelle-8841", "postcode": "88417", "city": "Rohrammer-8841", "discount": "",
	"card_number": "4929884188418841", "card_expiry": "12/39", "card_code": "884",
	"code": "Q8R4-1V7W",
}

const (
	tampered = "Zaunkoenig-8841"     // put into every field, also those that only offer a choice
	inQuery  = "Rotkehlchen-8841"    // into the query of every page
	inHeader = "Gartenbaumlaeufer-8" // into headers a browser sends
)

// crawler is one visitor who opens every page and sends every form that a page offers.
type crawler struct {
	*browser
	lang  string
	seen  map[string]bool // pages of the present round, by path
	forms map[string]foundForm
	sent  map[string]bool
	look  func(answer)

	pages   map[string]bool // ever opened
	planted int             // canaries sent
}

// foundForm is a form as it stood on a page, pressed by one of its buttons.
type foundForm struct {
	method    string
	action    string
	multipart bool
	fields    []formField
}

// formField is one field of a form with what it would send if nobody touched it.
type formField struct {
	name, value string
	typed       bool // people write into it
	file        bool
}

func newCrawler(b *browser, lang string, look func(answer)) *crawler {
	return &crawler{browser: b, lang: lang, forms: map[string]foundForm{}, sent: map[string]bool{}, look: look, pages: map[string]bool{}}
}

// ask sends a request with canaries in what a browser adds by itself.
func (c *crawler) ask(method, path string, body io.Reader, contentType string) answer {
	c.t.Helper()
	a := c.do(method, path, body, "Content-Type", contentType, "User-Agent", "Mozilla/5.0 "+inHeader,
		"Referer", c.shop.URL+"/from?"+inHeader, "Accept-Language", c.lang+", "+inHeader)
	c.planted += 3 // the headers
	c.look(a)
	return a
}

// crawl opens every page that links lead to, and notes the forms.
func (c *crawler) crawl() {
	c.seen = map[string]bool{}
	for _, path := range []string{"/", "/fit", "/my-data", "/basket", "/checkout", "/outbox", "/account", "/demo/shopkeeper", "/demo/mirror", "/products?q=" + fieldCanaries["q"]} {
		c.open("/" + c.lang + path)
	}
}

// open reads a page and follows its links. Of pages that differ only in their query, one is
// enough, unless the query says what the page is about.
func (c *crawler) open(link string) {
	c.t.Helper()
	u, err := url.Parse(strings.TrimPrefix(link, c.shop.URL))
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/"+c.lang+"/") {
		return
	}
	name := u.Path
	if u.Query().Has("token") || u.Query().Has("scope") {
		name += u.RawQuery
	}
	if c.seen[name] {
		return
	}
	c.seen[name], c.pages[name] = true, true
	c.planted++
	query := u.Query()
	query.Set("utm_source", inQuery)
	a := c.ask(http.MethodGet, u.Path+"?"+query.Encode(), nil, "")
	c.read(a)
	a.page(c.t).Find("a[href]").Each(func(_ int, s *goquery.Selection) { c.open(s.AttrOr("href", "")) })
}

// slug and id stand for many of their kind.
var oneOfMany = regexp.MustCompile(`(/products/)[^/?]+|(/)[A-Za-z0-9_-]{20,}`)

// read notes the forms of a page, once per button that sends them.
func (c *crawler) read(a answer) {
	if !strings.Contains(a.Header.Get("Content-Type"), "html") {
		return
	}
	doc := a.page(c.t)
	doc.Find("form").Each(func(_ int, form *goquery.Selection) {
		action, _, _ := strings.Cut(form.AttrOr("action", ""), "#")
		method := strings.ToUpper(form.AttrOr("method", "get"))
		fields := fieldsOf(doc, form)
		buttons := form.Find(`button[type="submit"], button:not([type])`).Not("[form]") // those belong to another
		if id, ok := form.Attr("id"); ok {
			buttons = buttons.AddSelection(doc.Find(`button[form="` + id + `"]`))
		}
		buttons.Each(func(_ int, button *goquery.Selection) {
			found := foundForm{method: method, action: action, multipart: form.AttrOr("enctype", "") == "multipart/form-data", fields: slices.Clone(fields)}
			key := method + " " + oneOfMany.ReplaceAllString(strings.Split(action, "?")[0], "$1$2*")
			if name, ok := button.Attr("name"); ok {
				found.fields = append(found.fields, formField{name: name, value: button.AttrOr("value", "")})
				key += " " + name + "=" + button.AttrOr("value", "")
			}
			for _, f := range fields {
				if f.name == "purpose" || f.name == "name" {
					key += " " + f.value
				}
			}
			if _, known := c.forms[key]; !known {
				c.check(found)
			}
			c.forms[key] = found
		})
	})
}

// check wants a canary for every field that takes what people write.
func (c *crawler) check(form foundForm) {
	c.t.Helper()
	for _, f := range form.fields {
		if _, known := fieldCanaries[form.meaning(f.name)]; !known && (f.typed || f.file) {
			c.t.Errorf("the field %s of the form to %s has no canary: give it one", form.meaning(f.name), form.action)
		}
	}
}

// meaning is what a field is about: its name, or, of a single value, what another field names.
func (f foundForm) meaning(name string) string {
	for _, other := range f.fields {
		if name == "value" && other.name == "name" {
			return other.value
		}
	}
	return name
}

// fieldsOf reads what a form would send: everything ticked, of every choice the chosen or the
// first option.
func fieldsOf(doc *goquery.Document, form *goquery.Selection) []formField {
	var fields []formField
	chosen := map[string]bool{}
	form.Find("input[name], select[name], textarea[name]").Each(func(_ int, s *goquery.Selection) {
		f := formField{name: s.AttrOr("name", ""), value: s.AttrOr("value", "")}
		switch kind := s.AttrOr("type", ""); {
		case s.Is("select"):
			f.value = s.Find("option").Last().AttrOr("value", "")
			if strings.HasSuffix(f.name, "_system") { // the last are those of the other department
				f.value = s.Find("option").First().AttrOr("value", "")
			}
		case kind == "radio":
			group := form.Find(`input[type="radio"][name="` + f.name + `"]`)
			if picked := group.Filter("[checked]"); picked.Length() > 0 {
				f.value = picked.AttrOr("value", "")
			}
			if chosen[f.name] {
				return
			}
			chosen[f.name] = true
		case s.Is("[disabled]"):
			return
		case kind == "file":
			f.file = true
		case kind != "hidden" && kind != "checkbox":
			f.typed = true
		}
		fields = append(fields, f)
	})
	return fields
}

// send fills a form with canaries, each where it belongs or, to make it fail, all tampered
// with, and posts it.
func (c *crawler) send(form foundForm, fail bool) answer {
	c.t.Helper()
	values := url.Values{}
	var upload *formField
	for _, f := range form.fields {
		canary := fieldCanaries[form.meaning(f.name)]
		switch {
		case f.file:
			upload = &f
			continue
		case f.typed:
			f.value = canary
		}
		if fail || f.typed {
			c.planted++
		}
		if fail {
			f.value = strings.TrimSpace(canary + " " + tampered)
		}
		values.Add(f.name, f.value)
	}
	if form.method == http.MethodGet {
		return c.ask(form.method, form.action+"?"+values.Encode(), nil, "")
	}
	if !form.multipart {
		return c.ask(http.MethodPost, form.action, strings.NewReader(values.Encode()), "application/x-www-form-urlencoded")
	}
	var body bytes.Buffer
	writer := multipart.NewWriter(&body)
	for name := range values {
		_ = writer.WriteField(name, values.Get(name)) // a buffer takes everything
	}
	if upload != nil {
		part, err := writer.CreateFormFile(upload.name, tampered+".json")
		if err != nil {
			c.t.Fatal(err)
		}
		content := c.ask(http.MethodGet, "/"+c.lang+"/my-data/export.json", nil, "").text
		if fail {
			content = `{"bust": 93.7191, "` + tampered + `": ` + content
		}
		_, _ = io.WriteString(part, content)
	}
	_ = writer.Close()
	return c.ask(http.MethodPost, form.action, &body, writer.FormDataContentType())
}

// ends tells how late a form is to be sent: those that take something away come last. A link to the
// newsletter is followed when no later one can take its place.
func ends(action string) int {
	for rank, word := range []string{"mail/confirm", "basket/items", "sign-out", "unsubscribe", "consents", "measurements/delete", "/delete", "/demo/restart"} {
		if strings.Contains(action, word) {
			return rank + 1
		}
	}
	return 0
}

// sendAll sends every form, first so that it fails, then as it is meant, and what the pages
// offer after that, until there is no form left.
func (c *crawler) sendAll() {
	for {
		c.crawl()
		var left []string
		for key := range c.forms {
			if !c.sent[key] {
				left = append(left, key)
			}
		}
		if len(left) == 0 {
			return
		}
		slices.Sort(left)
		slices.SortStableFunc(left, func(a, b string) int { return ends(a) - ends(b) })
		for _, key := range left {
			if ends(key) > ends(left[0]) || ends(key) > 0 && key != left[0] {
				break // what else there is may offer itself before
			}
			c.sent[key] = true
			c.read(c.send(c.forms[key], true))
			c.read(c.send(c.forms[key], false))
		}
	}
}

// pressed reports which patterns of the table a form was sent to.
func pressed(metrics string) map[string]bool {
	patterns := map[string]bool{}
	for _, m := range regexp.MustCompile(`method="POST",route="([^"]+)"`).FindAllStringSubmatch(metrics, -1) {
		patterns[m[1]] = true
	}
	return patterns
}
