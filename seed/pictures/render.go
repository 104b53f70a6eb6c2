package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"ebenmass/seed/pictures/svg"
)

// studio is a running browser that photographs drawings, one after the other.
type studio struct {
	tab   context.Context
	close func()
}

// openStudio starts Chromium without a window, in a profile folder of its own.
func openStudio(ctx context.Context, chromium string) (*studio, error) {
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
		chromedp.Flag("force-color-profile", "srgb"))
	tab, cancel := chromedp.NewContext(allocator)
	s := &studio{tab: tab, close: func() {
		cancel()
		stop()
		os.RemoveAll(profile)
	}}
	if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
		s.close()
		return nil, fmt.Errorf("pictures: start %s: %w", chromium, err)
	}
	return s, nil
}

// qualities are WebP qualities, best first: the first that keeps to a budget is taken.
var qualities = []int64{82, 70, 58, 46, 36, 28, 22}

// photograph draws an SVG once in a width, losslessly, as the original of all sizes up to it.
// Its filters are what takes time, and they take a quarter of it at half the width.
func (s *studio) photograph(drawing string, width int) (png []byte, err error) {
	if err := s.show(drawing, width, width*svg.PictureHeight/svg.PictureWidth); err != nil {
		return nil, fmt.Errorf("pictures: draw: %w", err)
	}
	return s.capture(page.CaptureScreenshotFormatPng, nil)
}

// print scales an original down to a width and encodes it as WebP of at most budget
// bytes, or in the lowest quality if none is small enough.
func (s *studio) print(png []byte, width, budget int) (webp []byte, err error) {
	height := width * svg.PictureHeight / svg.PictureWidth
	img := fmt.Sprintf(`<img width="%d" height="%d" src="data:image/png;base64,%s">`, width, height, base64.StdEncoding.EncodeToString(png))
	if err := s.show(img, width, height); err != nil {
		return nil, fmt.Errorf("pictures: scale: %w", err)
	}
	for _, quality := range qualities {
		webp, err = s.capture(page.CaptureScreenshotFormatWebp, &quality)
		if err != nil || len(webp) <= budget {
			return webp, err
		}
	}
	return webp, nil
}

// show puts markup alone on a page of a size in pixels and waits until its images are decoded.
func (s *studio) show(markup string, width, height int) error {
	html := `<!doctype html><style>html,body{margin:0;overflow:hidden}svg,img{display:block;width:100vw;height:100vh}</style>` + markup
	if err := chromedp.Do(s.tab, chromedp.EmulateViewport(int64(width), int64(height))); err != nil {
		return err
	}
	_, err := chromedp.Run(s.tab, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
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
	_, err = chromedp.Run(s.tab, chromedp.Evaluate[bool](
		`Promise.all([...document.images].map(i => i.decode())).then(() => true)`, chromedp.EvalAwaitPromise))
	return err
}

func (s *studio) capture(format page.CaptureScreenshotFormat, quality *int64) ([]byte, error) {
	return chromedp.Run(s.tab, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		shot, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: format, Quality: quality})
		return shot.Data, err
	})
}
