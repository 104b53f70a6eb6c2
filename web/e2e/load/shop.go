package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// shop is the program under load, with data of its own.
type shop struct {
	host   string
	folder string
	server *exec.Cmd
}

// openShop starts a shop with a new database and further flags, and waits until it answers.
func openShop(ctx context.Context, binary string, flags ...string) (*shop, error) {
	folder, err := os.MkdirTemp("", "ebenmass-load-")
	if err != nil {
		return nil, err
	}
	s := &shop{folder: folder}
	if err := s.start(ctx, binary, flags); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *shop) start(ctx context.Context, binary string, flags []string) error {
	if binary == "" {
		binary = filepath.Join(s.folder, "ebenmass")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "ebenmass").CombinedOutput(); err != nil {
			return fmt.Errorf("build: %w\n%s", err, out)
		}
	}
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	s.host = addr
	flags = append([]string{"--addr", addr, "--data", filepath.Join(s.folder, "data"), "--advice-rate", "0"}, flags...)
	s.server = exec.CommandContext(ctx, binary, flags...)
	log, err := os.Create(filepath.Join(s.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close() // the program has its own handle
	s.server.Stderr = log
	if err := s.server.Start(); err != nil {
		return err
	}
	return awaitAnswer(ctx, "http://"+s.host+"/readyz")
}

func (s *shop) close() {
	if s.server != nil && s.server.Process != nil {
		_ = s.server.Process.Signal(syscall.SIGTERM) // it drains and ends
		_ = s.server.Wait()
	}
	_ = os.RemoveAll(s.folder)
}

// Measurements of somebody in the middle of the chart; the JSON says the same.
const (
	person = "sizing=men&unit=cm&measured_with=tape&preference=regular&height=178&bust=98&waist=84&hip=99&arm=64.5"
	sku    = "arne-linen-shirt-white-m"
	asked  = `{"product":"arne-linen-shirt","sizing":"men","unit":"cm","measured_with":"tape","preference":"regular","measurements":{"bust":98,"waist":84,"hip":99,"height":178,"arm":64.5}}`
)

// targets are what is measured, from the page everybody sees to the advice one person gets.
func (s *shop) targets(ctx context.Context) ([]target, error) {
	// Who gives measurements, and who fills a basket, gets a cookie.
	profile, err := s.post(ctx, "/de/fit", person+"&age16=1&consent_advice=1&consent_offers=1", "")
	if err != nil {
		return nil, err
	}
	basket, err := s.post(ctx, "/de/basket/items", "sku="+sku+"&quantity=1", "")
	if err != nil {
		return nil, err
	}
	if _, err := s.post(ctx, "/de/basket/items", "sku="+sku+"&quantity=1", profile); err != nil {
		return nil, err
	}
	const product, form = "/de/products/arne-linen-shirt", "application/x-www-form-urlencoded"
	return []target{
		{name: "home", path: "/de/"},
		{name: "list", path: "/de/products"},
		{name: "list, filtered", path: "/de/products?category=men&colour=blue&kind=shirts"},
		{name: "product", path: product},
		{name: "size finder", path: "/de/fit"},
		{name: "sitemap", path: "/sitemap.xml"},
		{name: "privacy", path: "/de/privacy"},
		{name: "search, the same", path: "/de/products?q=leinenhemd"},
		{name: "search, always another", path: "/de/products?q=", vary: differentWords},
		{name: "product, with a profile", path: product, cookie: profile},
		{name: "list of what fits", path: "/de/products?fits=1", cookie: profile},
		{name: "my data", path: "/de/my-data", cookie: profile},
		{name: "basket", path: "/de/basket", cookie: basket},
		{name: "basket, with a profile", path: "/de/basket", cookie: profile},
		{name: "checkout", path: "/de/checkout", cookie: basket},
		{name: "product, one-off advice", path: product + "/advice", body: person, kind: form},
		{name: "sizes of everything, one-off", path: "/de/fit", body: person, kind: form},
		{name: "advice as JSON", path: "/api/v1/advice", body: asked, kind: "application/json"},
	}, nil
}

// post sends a form, with the cookie of a visit or "" for a new one, and returns the cookie that
// the shop sets, if it sets one.
func (s *shop) post(ctx context.Context, path, form, cookie string) (set string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+s.host+path, strings.NewReader(form))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if cookie != "" {
		r.Header.Set("Cookie", cookie)
	}
	response, err := http.DefaultTransport.RoundTrip(r) // a redirect, which is not followed
	if err != nil {
		return "", err
	}
	response.Body.Close()
	if response.StatusCode != http.StatusSeeOther || cookie == "" && len(response.Cookies()) == 0 {
		return "", fmt.Errorf("%s answers %s", path, response.Status)
	}
	for _, c := range response.Cookies() {
		set = c.Name + "=" + c.Value
	}
	return set, nil
}

// Words of searches, combined into texts of which none comes twice in a measurement.
var (
	colourWords   = strings.Fields("blau rot grün schwarz weiß grau braun beige rosa gelb navy sand salbei tinte blue red green black white grey")
	garmentWords  = strings.Fields("hemd hose kleid jeans shirt pullover jacke rock bluse mantel dress trousers jumper skirt blouse coat knit shirts hosen kleider")
	materialWords = strings.Fields("leinen baumwolle wolle seide linen cotton wool silk viskose denim jersey kaschmir merino tencel lyocell bio leicht warm fein weich")
)

// differentWords is the n-th search text.
func differentWords(n int64) string {
	colour, garment, material := colourWords[n%20], garmentWords[n/20%20], materialWords[n/400%20]
	switch n / 8000 % 3 {
	case 1:
		return garment + " " + colour + " " + material
	case 2:
		return material + " " + garment + " " + colour
	}
	return colour + " " + garment + " " + material
}

// awaitAnswer asks until a server answers well, at most three minutes: a large shop on a busy machine.
func awaitAnswer(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	defer cancel()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
		if err != nil {
			return err
		}
		response, err := http.DefaultTransport.RoundTrip(r)
		if err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
			err = fmt.Errorf("it answers %s", response.Status) // while it starts
		}
		if ctx.Err() != nil {
			return fmt.Errorf("no answer from %s: %w", address, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
