package demo

import (
	"encoding/base64"
	"strconv"

	"ebenmass/views/shell"
)

// IntegratePage says how other shops use the advice.
type IntegratePage struct {
	shell.Page
	Origin    string // of this shop
	Integrity string // of the component, as integrity takes it
	Bytes     int
}

// sampleArticle is the article of the examples.
const sampleArticle = `{"ref":"T-1","type":"t-shirt","cut":"regular","stretch":"high","sleeve":"short","kind":"garment","method":"flat","sizes":[{"size":"S","bust":47.5},{"size":"M","bust":51.5},{"size":"L","bust":55.5}]}`

// frameMarkup is the frame, without a script: nothing is requested before the click.
func (p IntegratePage) frameMarkup() string {
	return `<a href="` + p.Origin + p.URL("/embed/advice") + `?a=` + base64.RawURLEncoding.EncodeToString([]byte(sampleArticle)) + `"
   target="size-advice" rel="noreferrer">` + p.T("frame.heading") + `</a>
<iframe name="size-advice" title="` + p.T("frame.title") + `" sandbox="allow-forms"
        referrerpolicy="no-referrer" style="width:100%;height:34rem;border:0"></iframe>`
}

// componentMarkup is the component, from the partner's own server.
func (p IntegratePage) componentMarkup() string {
	return `<script type="module" src="/size-advice.js" integrity="` + p.Integrity + `" crossorigin="anonymous"></script>
<size-advice api="` + p.Origin + `" lang="` + string(p.Lang) + `" sizing="men">
  <script type="application/json">` + sampleArticle + `</script>
</size-advice>`
}

// requestMarkup is the same by machine.
func (p IntegratePage) requestMarkup() string {
	return `curl -s ` + p.Origin + `/api/v1/advice -H 'Content-Type: application/json' -d '{"article":
  ` + sampleArticle + `,
  "sizing":"men","measurements":{"bust":98,"height":180}}'`
}

// startMarkup opens the shop to a partner.
const startMarkup = "ebenmass serve --partners https://shop.example"

func (p IntegratePage) size() string { return strconv.Itoa((p.Bytes+1023)/1024) + "\u00a0KB" }
