package pictures

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Folder is the folder of pictures below the data folder.
const Folder = "pictures"

// Store keeps pictures in a folder. Two programs may add to it at once: a file, once there, never
// changes.
type Store struct{ dir string }

// In is the store of a data folder; its folder is made when the first picture comes.
func In(dataDir string) *Store { return &Store{filepath.Join(dataDir, Folder)} }

// namePattern is what pictures are called: the first half of the hash of the large file.
var namePattern = regexp.MustCompile(`^[0-9a-f]{32}$`)

// fileEnds are the two files of a picture.
const (
	smallEnd = "-640.webp"
	largeEnd = "-1280.webp"
	sourceOf = ".src"   // what a file that was added before became, or a drawing
	drawnEnd = ".drawn" // beside a picture that was made of a drawing
)

// Add converts a picture and returns its name. The same file again, or one that this store wrote,
// keeps its name. The error is ErrUnusable for what cannot be shown.
func (s *Store) Add(data []byte) (name string, err error) {
	own := hashOf(data)
	if s.has(own) {
		return own, nil
	}
	if before, ok := s.Made(data); ok {
		return before, nil
	}
	name, err = s.keep(data)
	if err != nil {
		return "", err
	}
	return name, s.write(own+sourceOf, []byte(name))
}

// keep converts a picture and writes its two files. The large file comes last: where it is, the small
// one is too.
func (s *Store) keep(data []byte) (name string, err error) {
	small, large, err := convert(data)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return "", fmt.Errorf("pictures: %w", err)
	}
	name = hashOf(large)
	if err := s.write(name+smallEnd, small); err != nil {
		return "", err
	}
	return name, s.write(name+largeEnd, large)
}

// Made is the picture that was made of a file or a drawing; ok is false where none was.
func (s *Store) Made(of []byte) (name string, ok bool) {
	made, err := os.ReadFile(filepath.Join(s.dir, hashOf(of)+sourceOf))
	return string(made), err == nil && s.has(string(made))
}

// AddDrawn keeps the picture that was made of a drawing, and that it was drawn: see Drawn.
func (s *Store) AddDrawn(drawing, data []byte) (name string, err error) {
	if name, err = s.keep(data); err != nil {
		return "", err
	}
	if err := s.write(name+drawnEnd, nil); err != nil {
		return "", err
	}
	return name, s.write(hashOf(drawing)+sourceOf, []byte(name))
}

// Drawn reports whether a picture was made of a drawing, and not given by the shop.
func (s *Store) Drawn(name string) bool {
	if !namePattern.MatchString(name) {
		return false
	}
	_, err := os.Stat(filepath.Join(s.dir, name+drawnEnd))
	return err == nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

func (s *Store) has(name string) bool {
	if !namePattern.MatchString(name) {
		return false
	}
	_, err := os.Stat(filepath.Join(s.dir, name+largeEnd))
	return err == nil
}

// write makes a file appear whole or not at all.
func (s *Store) write(name string, data []byte) error {
	file, err := os.CreateTemp(s.dir, ".new-*")
	if err != nil {
		return fmt.Errorf("pictures: %w", err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(file.Name(), filepath.Join(s.dir, name))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("pictures: %w", err), os.Remove(file.Name()))
	}
	return nil
}

// Open opens a file of a picture as pages name it: "0123…-640.webp". fs.ErrNotExist for everything
// else.
func (s *Store) Open(file string) (*os.File, error) {
	for _, end := range []string{smallEnd, largeEnd} {
		if name, ok := strings.CutSuffix(file, end); ok && namePattern.MatchString(name) {
			return os.Open(filepath.Join(s.dir, file))
		}
	}
	return nil, fs.ErrNotExist
}

// Large returns the large file of a picture.
func (s *Store) Large(name string) ([]byte, error) {
	if !namePattern.MatchString(name) {
		return nil, fs.ErrNotExist
	}
	return os.ReadFile(filepath.Join(s.dir, name+largeEnd))
}
