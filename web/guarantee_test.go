package web_test

import (
	"net/http"
	"testing"
)

// Directive (EU) 2024/825: the notice stands on the article's page, before the order and in the
// terms.
func TestGuaranteeNotice_Shown(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	for _, lang := range []string{"de", "en"} {
		for path, where := range map[string]string{
			"/products/alma-t-shirt": "details.fold", "/checkout": "#review", "/terms": "#warranty",
		} {
			if n := b.get("/"+lang+path).want(t, http.StatusOK).page(t).Find(where + " [data-guarantee-notice]").Length(); n != 1 {
				t.Errorf("/%s%s shows %d notices in %s", lang, path, n, where)
			}
		}
	}
}
