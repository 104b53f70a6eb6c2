package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// manifest tells for every picture the SHA-256 of the SVG it was rendered from.
type manifest map[string]string

const manifestName = "manifest.json"

// readManifest reads a folder's manifest; without one it is empty.
func readManifest(folder string) (manifest, error) {
	m := manifest{}
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, fmt.Errorf("pictures: %w", err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("pictures: read %s: %w", manifestName, err)
	}
	return m, nil
}

// write replaces the folder's manifest. Keys are sorted, so that changes are easy to review.
func (m manifest) write(folder string) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("pictures: %w", err)
	}
	name := filepath.Join(folder, manifestName)
	if err := os.WriteFile(name+".new", append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("pictures: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("pictures: %w", err)
	}
	return nil
}

// verify reports every picture that is missing, out of date, or of no article.
func verify(folder string, shots []shot) error {
	m, err := readManifest(folder)
	if err != nil {
		return err
	}
	var faults []error
	for _, s := range shots {
		_, hash, err := s.source()
		if err != nil {
			return err
		}
		if m[s.base()] != hash {
			faults = append(faults, fmt.Errorf("pictures: %s is out of date", s.base()))
		}
		for _, size := range s.sizes() {
			if _, err := os.Stat(filepath.Join(folder, size.file(s.base()))); err != nil {
				faults = append(faults, fmt.Errorf("pictures: %w", err))
			}
		}
		delete(m, s.base())
	}
	for base := range m {
		faults = append(faults, fmt.Errorf("pictures: %s belongs to no article", base))
	}
	return errors.Join(faults...)
}
