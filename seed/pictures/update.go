package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
)

// saveEvery is after how many pictures the manifest is written, so that little is lost
// when a long run is interrupted.
const saveEvery = 10

// renderChanged renders the pictures whose SVG changed or whose files are missing, and
// removes those of articles that are gone.
func renderChanged(ctx context.Context, folder, chromium, only string, shots []shot, log *slog.Logger) error {
	m, err := readManifest(folder)
	if err != nil {
		return err
	}
	var camera *studio
	defer func() {
		if camera != nil {
			camera.close()
		}
	}()
	drawn := 0
	for _, s := range shots {
		if only != "" && s.product.Slug != only {
			continue
		}
		svg, hash, err := s.source()
		if err != nil {
			return err
		}
		if m[s.base()] == hash && s.printed(folder) {
			continue
		}
		if camera == nil {
			if camera, err = openStudio(ctx, chromium); err != nil {
				return err
			}
		}
		if err := camera.develop(s, svg, folder); err != nil {
			return err
		}
		m[s.base()] = hash
		drawn++
		log.Info("drawn", "picture", s.base())
		if drawn%saveEvery == 0 {
			if err := m.write(folder); err != nil {
				return err
			}
		}
	}
	if err := m.prune(folder, shots); err != nil {
		return err
	}
	return m.write(folder)
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
func (s *studio) develop(what shot, svg, folder string) error {
	original, err := s.photograph(svg)
	if err != nil {
		return fmt.Errorf("%s: %w", what.base(), err)
	}
	for _, size := range what.sizes() {
		webp, err := s.print(original, size.width, size.budget)
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
