package scan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// blockSize is how much of a file is read at once, in bytes.
const blockSize = 256 << 10

// Folder is a folder to search. It keeps every file it has read open until it is closed:
// POSIX takes all of a process's locks on a file away as soon as the process closes any
// descriptor of it, and with them those of a database that the same process has open.
// Close it after the database.
type Folder struct {
	dir  string
	mu   sync.Mutex // one search at a time
	open map[string]kept
}

type kept struct {
	file *os.File
	info fs.FileInfo
}

// NewFolder is a folder by its path. Nothing is read yet.
func NewFolder(dir string) *Folder { return &Folder{dir: dir, open: make(map[string]kept)} }

// Scan reads every byte of every file in the folder and below. Files that vanish meanwhile
// are no fault; one that cannot be read is. Where the context ends, the result says how far
// the search came, with the context's error. Symbolic links are not followed.
func (f *Folder) Scan(ctx context.Context, n *Needles) (Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := search{matcher: newMatcher(n), copies: make(map[place]int)}
	err := filepath.WalkDir(f.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return gone(err)
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		file, err := f.file(path)
		if err != nil {
			return gone(err)
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		return s.read(ctx, name, file)
	})
	result := s.result()
	if err != nil {
		return result, fmt.Errorf("scan: %w", err)
	}
	return result, nil
}

// file opens a file, or returns it as it was opened before.
func (f *Folder) file(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	before, known := f.open[path]
	if known && os.SameFile(before.info, info) {
		return before.file, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if known { // its name belongs to another file now; nobody can lock it any more
		before.file.Close()
	}
	f.open[path] = kept{file, info}
	return file, nil
}

// Close lets all files go.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var errs []error
	for path, k := range f.open {
		errs = append(errs, k.file.Close())
		delete(f.open, path)
	}
	return errors.Join(errs...)
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// read searches one file. Blocks overlap by the longest needle, less one byte.
func (s *search) read(ctx context.Context, name string, file io.ReaderAt) error {
	s.files++
	overlap := max(s.matcher.longest-1, 0)
	if s.buffer == nil {
		s.buffer = make([]byte, blockSize+overlap+window)
	}
	for offset := int64(0); ; offset += blockSize {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := file.ReadAt(s.buffer[:blockSize+overlap], offset)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		size := min(n, blockSize)
		s.bytes += int64(size)
		s.matcher.find(s.buffer[:n], size, func(needle int) {
			found := s.matcher.needles[needle]
			s.copies[place{found.kind, found.form, name}]++
		})
		if n <= blockSize {
			return nil
		}
	}
}
