package studio

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"ebenmass/seed/pictures/svg"
)

// Camera is a running browser that photographs drawings, one after the other.
type Camera struct {
	tab   context.Context
	close func()
}

// browsers are what Chromium is called on different systems.
var browsers = []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"}

// FindBrowser looks for a Chromium among the programs; ok is false where there is none.
func FindBrowser() (path string, ok bool) {
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, true
		}
	}
	return "", false
}

// pictureTimeout is how long a browser may take for one picture.
const pictureTimeout = 2 * time.Minute

// OpenCamera starts a Chromium without a window and without a network, in a profile folder of its
// own, until the context ends or Close. It has no sandbox, which root cannot have and containers
// seldom: it shows nothing but our own drawings.
func OpenCamera(ctx context.Context, chromium string) (*Camera, error) {
	profile, err := os.MkdirTemp("", "pictures-chromium-")
	if err != nil {
		return nil, fmt.Errorf("pictures: profile folder: %w", err)
	}
	allocator, stop := chromedp.NewExecAllocator(ctx,
		chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Headless,
		chromedp.UserDataDir(profile),
		chromedp.Flag("no-first-run", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("force-color-profile", "srgb"))
	tab, cancel := chromedp.NewContext(allocator)
	c := &Camera{tab: tab, close: func() {
		cancel()
		stop()
		os.RemoveAll(profile)
	}}
	if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
		c.close()
		return nil, fmt.Errorf("pictures: start %s: %w", chromium, err)
	}
	return c, nil
}

// Close ends the browser and removes its profile.
func (c *Camera) Close() { c.close() }

// qualities are WebP qualities, best first: the first that keeps to a budget is taken.
var qualities = []int64{82, 70, 58, 46, 36, 28, 22}

// Photograph draws an SVG once in a width, losslessly, as the original of all sizes up to it.
// Its filters are what takes time, and they take a quarter of it at half the width.
func (c *Camera) Photograph(drawing string, width int) (png []byte, err error) {
	ctx, cancel := context.WithTimeout(c.tab, pictureTimeout)
	defer cancel()
	if err := show(ctx, drawing, width, width*svg.PictureHeight/svg.PictureWidth); err != nil {
		return nil, fmt.Errorf("pictures: draw: %w", err)
	}
	return capture(ctx, page.CaptureScreenshotFormatPng, nil)
}

// Print scales an original down to a width and encodes it as WebP of at most budget
// bytes, or in the lowest quality if none is small enough.
func (c *Camera) Print(png []byte, width, budget int) (webp []byte, err error) {
	height := width * svg.PictureHeight / svg.PictureWidth
	img := fmt.Sprintf(`<img width="%d" height="%d" src="data:image/png;base64,%s">`, width, height, base64.StdEncoding.EncodeToString(png))
	ctx, cancel := context.WithTimeout(c.tab, pictureTimeout)
	defer cancel()
	if err := show(ctx, img, width, height); err != nil {
		return nil, fmt.Errorf("pictures: scale: %w", err)
	}
	for _, quality := range qualities {
		webp, err = capture(ctx, page.CaptureScreenshotFormatWebp, &quality)
		if err != nil || len(webp) <= budget {
			return webp, err
		}
	}
	return webp, nil
}

// show puts markup alone on a page of a size in pixels and waits until its images are decoded.
func show(ctx context.Context, markup string, width, height int) error {
	html := `<!doctype html><style>html,body{margin:0;overflow:hidden}svg,img{display:block;width:100vw;height:100vh}</style>` + markup
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), int64(height))); err != nil {
		return err
	}
	_, err := chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return chromedp.Void{}, err
		}
		_, err = cdp.Call(ctx, t, page.SetDocumentContent, page.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: html})
		return chromedp.Void{}, err
	})
	if err != nil {
		return err
	}
	_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](
		`Promise.all([...document.images].map(i => i.decode())).then(() => true)`, chromedp.EvalAwaitPromise))
	return err
}

func capture(ctx context.Context, format page.CaptureScreenshotFormat, quality *int64) ([]byte, error) {
	return chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: format, Quality: quality})
		return shot.Data, err
	})
}
