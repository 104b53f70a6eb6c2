package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// rosaChart is bodySkirt's chart as somebody would paste it.
const rosaChart = "measure;36;38;40\nwaist;66-70;70-74;74-78\nhip;89,5-93,5;93,5-97,5;97,5-101,5\n"

// zoneMarks are the sizes and zones of a why panel with what they were compared with.
func zoneMarks(why *goquery.Selection) (marks []string) {
	why.Find("[data-zone]").Each(func(_ int, row *goquery.Selection) {
		mark := row.AttrOr("data-size", "") + " " + row.AttrOr("data-zone", "")
		for _, name := range []string{"data-basis", "data-garment"} { // what else there is hangs on the person
			if value, has := row.Attr(name); has {
				mark += " " + name + "=" + value
			}
		}
		marks = append(marks, mark)
	})
	slices.Sort(marks)
	return marks
}

// A chart of bodies is called one wherever it is shown, with the same marks, and no garment
// measure beside it.
func TestBodyChart_SaidAlikeEverywhere(t *testing.T) {
	t.Parallel()
	s := openShopWith(t, append(fixture(), bodySkirt()), withPartners(merchant))
	b := s.visit(t)
	known := []string{"sizing", "women", "waist", "72", "hip", "95", "height", "168"}
	for lang, words := range map[string][]string{"de": {"nur die Körpermaße", "Körpermaße"}, "en": {"only know the body measurements", "Body measurements"}} {
		yours := b.form("/"+lang+"/demo/your-articles", yourAnswers(rosaChart, "type", "skirt", "sleeve", "", "leg", "", "kind", "body", "method", "round")...).want(t, http.StatusOK).page(t)
		sold := b.form("/"+lang+"/products/rosa-skirt/advice", known...).want(t, http.StatusOK).page(t)
		frame := b.form("/"+lang+"/embed/advice?product=rosa-skirt", known...).want(t, http.StatusOK).page(t)
		one, two, three := zoneMarks(yours.Find("#why")), zoneMarks(sold.Find("#why")), zoneMarks(frame.Find("[data-advice]"))
		if len(one) != 6 || !slices.Equal(one, two) || !slices.Equal(two, three) {
			t.Errorf("%s: your articles\n%v\nthe product page\n%v\nthe frame\n%v", lang, one, two, three)
		}
		for name, doc := range map[string]*goquery.Document{"your articles": yours, "product": sold, "frame": frame} {
			if got := doc.Find("[data-advice]").AttrOr("data-basis", ""); got != "body_chart" {
				t.Errorf("%s %s: the advice is on the basis %q", lang, name, got)
			}
			if text := doc.Find(`p[data-basis="body_chart"]`).Text(); !strings.Contains(text, words[0]) {
				t.Errorf("%s %s: says %q of its basis", lang, name, said(text))
			}
			if doc.Find("[data-garment]").Length() != 0 || doc.Find(".why-figure svg").Length() != 0 {
				t.Errorf("%s %s: shows a garment measure", lang, name)
			}
		}
		chart := b.get("/"+lang+"/products/rosa-skirt/size-chart").want(t, http.StatusOK).page(t)
		for name, got := range map[string]string{
			"caption": chart.Find(".chart-cm caption").Text(), "lead": chart.Find(".lead").Text(), "description": chart.Find(`meta[name="description"]`).AttrOr("content", ""),
		} {
			if !strings.Contains(strings.ToLower(got), strings.ToLower(words[1])) {
				t.Errorf("%s: the chart's %s is %q", lang, name, got)
			}
		}
	}
}

// Where nothing can be said of a size, the panel says of what it knows the article all the same.
func TestBodyChart_Unsure(t *testing.T) {
	t.Parallel()
	b := openShopWith(t, append(fixture(), bodySkirt())).visit(t)
	for _, lang := range []string{"de", "en"} {
		why := b.form("/"+lang+"/products/rosa-skirt/advice", "sizing", "women", "height", "168").want(t, http.StatusOK).page(t).Find("#why")
		if why.Length() != 1 || why.Find(`p[data-basis="body_chart"]`).Length() != 1 {
			t.Errorf("%s: %d panels, the basis is named %d times", lang, why.Length(), why.Find(`p[data-basis="body_chart"]`).Length())
		}
	}
}
