package importer

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models"
)

// Drawer draws pictures of articles.
type Drawer interface {
	// Drawing is what a picture is made of, the same for the same picture. Its error says what the
	// article lacks to be drawn.
	Drawing(p *models.Product, colour models.Colour, view string) (drawing []byte, err error)
	// Photograph makes a picture of a drawing; ErrNoCamera where nothing can.
	Photograph(ctx context.Context, drawing []byte) (picture []byte, err error)
}

// ErrNoCamera says that there is nothing to photograph a drawing with.
var ErrNoCamera = errors.New("there is no Chromium")

// DrawnPictures keeps pictures that were drawn beside those that were given.
type DrawnPictures interface {
	Made(of []byte) (name string, ok bool)
	AddDrawn(drawing, picture []byte) (name string, err error)
	Drawn(name string) bool
}

// HungShop is the part of the store that drawing reads and writes.
type HungShop interface {
	ImportedProduct(ctx context.Context, slug string) (p models.Product, digest string, err error)
	HangPictures(ctx context.Context, slug, before string, pictures map[string]string) error
}

// Drawings are the articles of an import that have a style and not all pictures of their own. They
// are drawn once the import is written, one article after the other, each stored by itself: it may
// take minutes, and whoever ends it loses nothing. The same import again goes on with what is
// missing.
type Drawings struct{ articles []styled }

// styled is an article that may be drawn.
type styled struct {
	place
	key, slug string
}

// note takes an article down that may be drawn.
func (d *Drawings) note(a *Article) {
	if len(a.Product.Style) > 0 {
		d.articles = append(d.articles, styled{a.at, a.Key, a.Product.Slug})
	}
}

// Drawings are those of the articles that Import wrote or found unchanged.
func (s *Staged) Drawings() *Drawings { return &s.drawings }

// Empty reports whether there is nothing to draw.
func (d *Drawings) Empty() bool { return len(d.articles) == 0 }

// Drawing says how Draw draws.
type Drawing struct {
	Shop     HungShop
	Pictures DrawnPictures
	Drawer   Drawer
	Report   func(Finding)      // takes what could not be drawn
	Done     func(pictures int) // takes the number drawn so far; nil for nobody
}

// mostFailures is after how many articles in a row that could not be photographed the others are
// not tried.
const mostFailures = 3

// Draw draws what is missing of the articles' pictures and hangs it: pictures that files gave stay,
// those that were drawn of other measures, colours or words are drawn anew. What cannot be drawn is
// reported. It returns how many pictures it drew.
func (d *Drawings) Draw(ctx context.Context, how Drawing) (drawn int, err error) {
	failures := 0
	for i, a := range d.articles {
		p, digest, err := how.Shop.ImportedProduct(ctx, a.slug)
		if errors.Is(err, models.ErrNotFound) { // it went a moment ago
			continue
		}
		if err != nil {
			return drawn, err
		}
		hung := map[string]string{}
		for _, m := range missingPictures(&p, how.Pictures) {
			name, fresh, problem := how.picture(ctx, &p, m)
			if errors.Is(problem, ErrNoCamera) {
				how.Report(a.finding(SeverityWarn, "not_drawn", a.key, "style", "%v to photograph what is drawn; %d articles after it were not tried", problem, len(d.articles)-i-1))
				return drawn, nil
			}
			if problem != nil {
				if err := ctx.Err(); err != nil {
					return drawn, err
				}
				how.Report(a.finding(SeverityWarn, "not_drawn", a.key, "style", "%v", problem))
				if fresh {
					failures++
				}
				break
			}
			if name != p.Pictures[m.key] {
				hung[m.key] = name
			}
			if fresh {
				failures = 0
				if drawn++; how.Done != nil {
					how.Done(drawn)
				}
			}
		}
		if len(hung) > 0 {
			err := how.Shop.HangPictures(ctx, a.slug, digest, hung)
			if err != nil && !errors.Is(err, models.ErrChanged) && !errors.Is(err, models.ErrNotFound) { // the next import draws it
				return drawn, err
			}
		}
		if failures >= mostFailures {
			how.Report(place{}.finding(SeverityWarn, "not_drawn", "", "style", "nothing more is drawn: the last %d articles could not be photographed", failures))
			return drawn, nil
		}
	}
	return drawn, nil
}

// missingPicture is one that no file gave.
type missingPicture struct {
	key    string // models.PictureKey
	colour models.Colour
	view   string
}

// missingPictures are those that no file gave: none at all, or drawn.
func missingPictures(p *models.Product, kept DrawnPictures) (missing []missingPicture) {
	for _, colour := range p.Colours {
		for _, view := range pictureViews {
			key := models.PictureKey(colour.Key, view)
			if name := p.Pictures[key]; name == "" || kept.Drawn(name) {
				missing = append(missing, missingPicture{key, colour, view})
			}
		}
	}
	return slices.Clip(missing)
}

// picture is the picture of a drawing, photographed where it was not before. fresh says that it had
// to be photographed.
func (how *Drawing) picture(ctx context.Context, p *models.Product, m missingPicture) (name string, fresh bool, err error) {
	drawing, err := how.Drawer.Drawing(p, m.colour, m.view)
	if err != nil {
		return "", false, err
	}
	if name, ok := how.Pictures.Made(drawing); ok {
		return name, false, nil
	}
	picture, err := how.Drawer.Photograph(ctx, drawing)
	if err != nil {
		return "", true, fmt.Errorf("photograph it: %w", err)
	}
	name, err = how.Pictures.AddDrawn(drawing, picture)
	return name, true, err
}
