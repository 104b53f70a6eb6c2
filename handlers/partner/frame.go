package partner

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/fit"
	"ebenmass/static"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// Frame is the advice that other shops show in a frame of their pages: what is typed in it goes
// to this shop alone, into one answer. No cookie is read or set.
type Frame struct{ *handlers.Shop }

// maxArticle is how many characters of an article a link may have.
const maxArticle = 32 << 10

// Show answers GET /{lang}/embed/advice: the form, for a product of the catalogue or an article
// in the link.
func (h Frame) Show(c echo.Context) error {
	props, err := h.props(c, fit.Women)
	if err != nil {
		return err
	}
	return h.render(c, props)
}

// Advise answers POST /{lang}/embed/advice. Body measures are in the posted form, never in a URL.
func (h Frame) Advise(c echo.Context) error {
	props, err := h.props(c, fit.Sizing(c.Request().PostForm.Get("sizing")))
	if err != nil || props.Article == nil {
		return h.or(c, props, err)
	}
	shop := h.Catalogue.Snapshot().Reference()
	person, form := handlers.ParseMeasures(props.Lang, c.Request().PostForm, fit.Sizing(props.Form.Sizing), shop)
	props.Form = form
	if len(form.Errors) == 0 {
		props.Advice = &product.AdvicePanel{Advice: shop.Explain(&person, props.Article), Person: person, Article: *props.Article, Unit: fit.Unit(form.Unit), Told: form}
	}
	return h.render(c, props)
}

func (h Frame) or(c echo.Context, props product.FramePage, err error) error {
	if err != nil {
		return err
	}
	return h.render(c, props)
}

func (h Frame) render(c echo.Context, props product.FramePage) error {
	status := http.StatusOK
	if props.Article == nil || len(props.Form.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return respond.HTML(c, status, product.Frame(props))
}

// props reads which article the link is about. An article is judged for a sizing; one that is
// none is for women's, and the form says so.
func (h Frame) props(c echo.Context, sizing fit.Sizing) (props product.FramePage, err error) {
	props.Page = h.Page(c, "/embed/advice")
	slug, told := c.QueryParam("product"), c.QueryParam("a")
	if _, err := fit.ParseSizing(string(sizing)); err != nil {
		sizing = fit.Women
	}
	if slug != "" {
		snapshot := h.Catalogue.Snapshot()
		p, ok := snapshot.Product(slug)
		if !ok {
			return props, echo.ErrNotFound
		}
		article, _ := snapshot.Article(slug) // the product is of this snapshot
		props.Name, props.NameLang, props.Article, sizing = p.Name.In(props.Lang), p.NameLang, &article, p.Sizing
		props.Action = "?" + url.Values{"product": {slug}}.Encode()
	} else {
		article, faults := articleIn(told, sizing)
		for _, f := range respond.Sent(faults) {
			props.Faults = append(props.Faults, strings.TrimPrefix(f.Field+" "+f.Code+": "+f.Message, " "))
		}
		if len(faults) == 0 {
			props.Article = &article
		}
		props.Action = "?" + url.Values{"a": {told}}.Encode()
	}
	_, props.Form = handlers.ParseMeasures(props.Lang, url.Values{}, sizing, h.Catalogue.Snapshot().Reference())
	props.Form.Errors = nil
	return props, nil
}

// articleIn reads the article of a link.
func articleIn(told string, sizing fit.Sizing) (fit.Article, []respond.Fault) {
	if told == "" {
		return fit.Article{}, []respond.Fault{{Field: "a", Code: "required"}}
	}
	text, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(told, "="))
	if err != nil || len(told) > maxArticle || len(text) == 0 {
		return fit.Article{}, []respond.Fault{{Field: "a", Code: "malformed"}}
	}
	return ParseArticle(text, sizing)
}

// scriptAsset is the component as an asset.
const scriptAsset = "embed/size-advice.js"

// Script answers GET /embed/size-advice.js, to be copied to a partner's own server.
func (h Frame) Script(c echo.Context) error {
	file, _, ok := static.Find(static.Prefix + scriptAsset)
	if !ok {
		return echo.ErrNotFound
	}
	return respond.Document(c, file.ContentType, file.Body())
}
