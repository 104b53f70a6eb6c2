package mirror

import "strings"

// Device is what a User-Agent header says of browser and system.
type Device struct {
	Browser string // with its major version; "" where unknown
	System  string // "" where unknown
	Apple   bool
}

// sign is a text in the header and the name it stands for.
type sign struct{ text, name string }

// Browsers name each other in their headers, so the first that matches counts.
var (
	browsers = []sign{
		{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"FxiOS/", "Firefox"}, {"Firefox/", "Firefox"},
		{"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Version/", "Safari"},
	}
	systems = []sign{
		{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"CrOS", "ChromeOS"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"},
	}
)

// ReadDevice reads a User-Agent header as suites do.
func ReadDevice(userAgent string) Device {
	var d Device
	for _, b := range browsers {
		if _, rest, ok := strings.Cut(userAgent, b.text); ok {
			d.Browser = strings.TrimSpace(b.name + " " + leadingDigits(rest))
			break
		}
	}
	for _, s := range systems {
		if strings.Contains(userAgent, s.text) {
			d.System = s.name
			break
		}
	}
	d.Apple = d.System == "iPhone" || d.System == "iPad" || d.System == "Mac"
	return d
}

// leadingDigits returns the major version, at most four digits of it.
func leadingDigits(s string) string {
	n := 0
	for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n]
}
