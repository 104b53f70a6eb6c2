package shell

import (
	"github.com/a-h/templ"

	"ebenmass/models"
)

// InLang are the attributes of an element whose text is in one language, on a page in another; none
// where the text is in the page's.
func InLang(page, of models.Lang) templ.Attributes {
	if of == "" || of == page {
		return nil
	}
	return templ.Attributes{"lang": string(of)}
}
