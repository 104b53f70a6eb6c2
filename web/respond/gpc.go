package respond

import "net/http"

// HeaderGPC is the request header of Global Privacy Control.
const HeaderGPC = "Sec-GPC"

// GPC reports whether the browser sends the signal not to sell or share; "1" is its only
// value.
func GPC(r *http.Request) bool { return r.Header.Get(HeaderGPC) == "1" }
