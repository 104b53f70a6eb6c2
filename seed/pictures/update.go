package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"ebenmass/seed/pictures/studio"
)

// renderChanged renders the pictures whose SVG changed or whose files are missing, in as
// many browsers as there are processors, and removes those of articles that are gone. The
// manifest is written after every picture, so that nothing is lost when a long run is
// interrupted.
func renderChanged(ctx context.Context, folder, chromium, only string, shots []shot, log *slog.Logger) error {
	m, err := readManifest(folder)
	if err != nil {
		return err
	}
	var changed []change
	for _, s := range shots {
		if only != "" && s.product.Slug != only {
			continue
		}
		svg, hash, err := s.source()
		if err != nil {
			return err
		}
		if m[s.base()] != hash || !s.printed(folder) {
			changed = append(changed, change{s, svg, hash})
		}
	}
	if err := renderAll(ctx, folder, chromium, changed, m, log); err != nil {
		return err
	}
	if err := m.prune(folder, shots); err != nil {
		return err
	}
	return m.write(folder)
}

// change is a picture to render anew.
type change struct {
	shot
	svg, hash string
}

func renderAll(ctx context.Context, folder, chromium string, changed []change, m manifest, log *slog.Logger) error {
	var (
		queue   = make(chan change, len(changed))
		written sync.Mutex // guards m and its file
	)
	for _, c := range changed {
		queue <- c
	}
	close(queue)
	cameras, ctx := errgroup.WithContext(ctx)
	for range min(runtime.NumCPU(), len(changed)) {
		cameras.Go(func() error {
			camera, err := studio.OpenCamera(ctx, chromium)
			if err != nil {
				return err
			}
			defer camera.Close()
			for c := range queue {
				if err := develop(camera, c.shot, c.svg, folder); err != nil {
					return err
				}
				written.Lock()
				m[c.base()] = c.hash
				err := m.write(folder)
				written.Unlock()
				if err != nil {
					return err
				}
				log.Info("drawn", "picture", c.base(), "left", len(queue))
			}
			return nil
		})
	}
	return cameras.Wait()
}

// printed reports whether all files of a picture exist.
func (s shot) printed(folder string) bool {
	for _, size := range s.sizes() {
		if _, err := os.Stat(filepath.Join(folder, size.file(s.base()))); err != nil {
			return false
		}
	}
	return true
}

// develop renders one picture in all its sizes.
func develop(camera *studio.Camera, what shot, svg, folder string) error {
	sizes := what.sizes()
	widest := slices.MaxFunc(sizes, func(a, b printSize) int { return cmp.Compare(a.width, b.width) })
	original, err := camera.Photograph(svg, widest.width)
	if err != nil {
		return fmt.Errorf("%s: %w", what.base(), err)
	}
	for _, size := range sizes {
		webp, err := camera.Print(original, size.width, size.budget)
		if err != nil {
			return fmt.Errorf("%s: %w", what.base(), err)
		}
		name := filepath.Join(folder, size.file(what.base()))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return fmt.Errorf("pictures: %w", err)
		}
		if err := os.WriteFile(name, webp, 0o644); err != nil {
			return fmt.Errorf("pictures: %w", err)
		}
	}
	return nil
}

// prune forgets and removes pictures of articles or colours that are no longer sold.
func (m manifest) prune(folder string, shots []shot) error {
	sold := map[string]bool{}
	for _, s := range shots {
		sold[s.base()] = true
	}
	for base := range m {
		if sold[base] {
			continue
		}
		files, err := filepath.Glob(filepath.Join(folder, base+"-*.webp"))
		if err != nil {
			return fmt.Errorf("pictures: %w", err)
		}
		for _, f := range files {
			if err := os.Remove(f); err != nil {
				return fmt.Errorf("pictures: %w", err)
			}
		}
		delete(m, base)
	}
	return nil
}
