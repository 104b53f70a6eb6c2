package demo

import (
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
	"ebenmass/models/tour"
	view "ebenmass/views/demo"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// YourArticles lets somebody who is shown the shop try it with an article of theirs. The chart is
// read in memory, for one answer: it is not stored, logged or counted.
type YourArticles struct{ *handlers.Shop }

// maxChart is how many bytes a chart may have.
const maxChart = 64 << 10

// Show answers GET /{lang}/demo/your-articles.
func (h YourArticles) Show(c echo.Context) error {
	return respond.HTML(c, http.StatusOK, view.YourArticles(h.props(c)))
}

func (h YourArticles) props(c echo.Context) view.YourArticlesPage {
	page := h.Page(c, "/demo/your-articles")
	page.NoIndex = true
	return view.YourArticlesPage{Page: page, Chosen: map[string]string{}}
}

// Try answers POST /{lang}/demo/your-articles: the chart checked line by line, and what is advised
// on it to the example person.
func (h YourArticles) Try(c echo.Context) error {
	chart, err := postedChart(c) // first: the form also tells the page on which step of a tour it is
	if err != nil {
		return err
	}
	props := h.props(c)
	article := models.Product{Name: models.Text{DE: props.T("your.name"), EN: props.T("your.name")}}
	said := h.choices(c, &props, &article)
	if len(chart) > maxChart {
		props.Errors = append(props.Errors, view.YourError{Field: "chart", Key: "too_large"})
	} else if props.Chart = strings.ToValidUTF8(string(chart), "\uFFFD"); strings.TrimSpace(props.Chart) == "" {
		props.Errors = append(props.Errors, view.YourError{Field: "chart", Key: "required"})
	}
	if len(props.Errors) > 0 {
		return respond.HTML(c, http.StatusUnprocessableEntity, view.YourArticles(props))
	}
	var found []view.YourFinding
	built, ok := importer.LoneChart(article, said, strings.NewReader(string(chart)), func(f importer.Finding) {
		found = append(found, yourFinding(f))
	})
	props.Checked = true
	props.Find(found)
	if !ok {
		return respond.HTML(c, http.StatusUnprocessableEntity, view.YourArticles(props))
	}
	h.advise(c, &props, &built)
	return respond.HTML(c, http.StatusOK, view.YourArticles(props))
}

// yourFinding is a finding as the page says it, in the visitor's language.
func yourFinding(f importer.Finding) view.YourFinding {
	shown := view.YourFinding{Line: f.Line, Severity: string(f.Severity), Code: f.Code, Field: f.Field}
	for _, p := range f.Params {
		shown.Params = append(shown.Params, view.YourParam{Name: p.Name, Value: p.Value})
	}
	return shown
}

// choices reads what is asked beside the chart. Nothing has a standard.
func (h YourArticles) choices(c echo.Context, props *view.YourArticlesPage, article *models.Product) (said importer.Answers) {
	for _, q := range view.YourQuestions {
		value := c.FormValue(q.Field)
		if !slices.Contains(q.Values, value) {
			value = ""
		}
		props.Chosen[q.Field] = value
		if value == "" && !q.Optional {
			props.Errors = append(props.Errors, view.YourError{Field: q.Field, Key: "required"})
		}
	}
	of := func(field string) string {
		if value := props.Chosen[field]; value != view.InChart {
			return value
		}
		return ""
	}
	article.Type, article.Sizing = fit.Type(of("type")), fit.Sizing(of("department"))
	article.Cut, article.Stretch = fit.Cut(of("cut")), fit.Stretch(of("stretch"))
	article.Sleeve, article.Leg = models.Sleeve(of("sleeve")), fit.Leg(of("leg"))
	switch article.Type {
	case fit.Trousers, fit.Jeans, fit.Jumpsuit:
		if article.Leg == "" {
			props.Errors = append(props.Errors, view.YourError{Field: "leg", Key: "required"})
		}
	default:
		article.Leg = fit.LegNone
	}
	switch article.Type {
	case "", fit.Skirt, fit.Trousers, fit.Jeans, fit.Shorts:
	default:
		if article.Sleeve == "" {
			props.Errors = append(props.Errors, view.YourError{Field: "sleeve", Key: "required"})
		}
	}
	return importer.Answers{Kind: of("kind"), Method: of("method"), Unit: of("unit")}
}

// advise puts the advice for the example person on the page.
func (h YourArticles) advise(c echo.Context, props *view.YourArticlesPage, article *models.Product) {
	shop := h.Catalogue.Snapshot().Reference()
	person, form := handlers.ParseMeasures(props.Lang, map[string][]string{
		"sizing": {string(fit.Women)}, "height": {tour.Height}, "bust": {tour.Bust}, "hip": {tour.Hip}, "usual_top": {tour.Usual}, "usual_top_system": {""},
	}, fit.Women, shop)
	advised := article.Article()
	props.Why = &product.Page{Page: props.Page, Product: article, Advice: &product.AdvicePanel{
		Advice: shop.Explain(&person, &advised), Person: person, Article: advised, Unit: fit.Centimetre, Told: form,
	}}
}

// postedChart is the file, else the text of the form.
func postedChart(c echo.Context) ([]byte, error) {
	if strings.HasPrefix(c.Request().Header.Get(echo.HeaderContentType), echo.MIMEMultipartForm) {
		if err := c.Request().ParseMultipartForm(4 * maxChart); err != nil { // the body is no larger: nothing lies on a disk
			return nil, echo.NewHTTPError(http.StatusBadRequest)
		}
		if file, head, err := c.Request().FormFile("file"); err == nil && head.Size > 0 {
			defer file.Close()
			return io.ReadAll(io.LimitReader(file, maxChart+1))
		}
	} else if err := c.Request().ParseForm(); err != nil {
		return nil, echo.NewHTTPError(http.StatusBadRequest)
	}
	return []byte(c.Request().PostFormValue("chart")), nil
}
