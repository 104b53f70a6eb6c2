package console

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"ebenmass/models"
	"ebenmass/models/importer"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/studio"
	"ebenmass/seed/pictures/svg"
	"ebenmass/web/settings"
)

// drawer draws articles and photographs them with Chromium, which it starts when it first needs it
// and once more after a fault.
type drawer struct {
	browser string // its path; "" where there is none
	rest    bool   // after each picture, as long as it took: others need the processors too
	camera  *studio.Camera
}

// newDrawer draws with a browser as settings name it; nil draws nothing.
func newDrawer(chromium string) *drawer {
	switch chromium {
	case "":
		return nil
	case settings.ChromiumAuto:
		chromium, _ = studio.FindBrowser()
	}
	return &drawer{browser: chromium}
}

// Drawing implements importer.Drawer.
func (d *drawer) Drawing(p *models.Product, colour models.Colour, view string) ([]byte, error) {
	drawing, err := studio.Draw(p, colour, cloth.View(view))
	return []byte(drawing), err
}

// Photograph implements importer.Drawer: it returns a PNG of the full size.
func (d *drawer) Photograph(ctx context.Context, drawing []byte) (picture []byte, err error) {
	if d.browser == "" {
		return nil, importer.ErrNoCamera
	}
	begin := time.Now()
	if d.camera == nil {
		if d.camera, err = studio.OpenCamera(ctx, d.browser); err != nil {
			return nil, err
		}
	}
	if picture, err = d.camera.Photograph(string(drawing), svg.PictureWidth); err != nil {
		d.close()
		return nil, err
	}
	if d.rest {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(time.Since(begin)):
		}
	}
	return picture, nil
}

func (d *drawer) close() {
	if d.camera != nil {
		d.camera.Close()
		d.camera = nil
	}
}

// drawNow draws what is missing and says how much it drew.
func drawNow(ctx context.Context, d *importer.Drawings, how importer.Drawing, with *drawer, out io.Writer) error {
	if with == nil {
		return nil
	}
	defer with.close()
	how.Drawer = with
	drawn, err := d.Draw(ctx, how)
	fmt.Fprintf(out, "pictures: %d drawn\n", drawn)
	if ctx.Err() != nil {
		return fmt.Errorf("the articles are in the shop, not all their pictures are drawn: the same import again goes on: %w", err)
	}
	return err
}

// DrawBeside draws pictures beside an open shop, one at a time with as long a rest after each, and
// logs what became of it.
type DrawBeside func(ctx context.Context, log *slog.Logger)

// drawLater is drawNow for a shop that is to be open first.
func drawLater(d *importer.Drawings, how importer.Drawing, with *drawer) DrawBeside {
	if with == nil {
		return nil
	}
	return func(ctx context.Context, log *slog.Logger) {
		defer with.close()
		with.rest = true
		how.Drawer, how.Done = with, nil
		how.Report = func(f importer.Finding) { log.WarnContext(ctx, "pictures were not drawn", "finding", f.String()) }
		drawn, err := d.Draw(ctx, how)
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "pictures were not drawn", "error", err)
		}
		log.InfoContext(ctx, "pictures drawn", "number", drawn)
	}
}
