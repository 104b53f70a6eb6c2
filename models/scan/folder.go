package scan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"sync"
)

// Folder is a folder to search. It keeps every file it has read open until it is closed:
// POSIX takes all of a process's locks on a file away as soon as the process closes any
// descriptor of it, and with them those of a database that the same process has open.
// Close it after the database, and after the last pass.
type Folder struct {
	dir    string
	mu     sync.Mutex
	open   map[string]kept
	former []*os.File // whose names belong to other files now; a pass may still read them
}

type kept struct {
	file *os.File
	info fs.FileInfo
}

// NewFolder is a folder by its path. Nothing is read yet.
func NewFolder(dir string) *Folder { return &Folder{dir: dir, open: make(map[string]kept)} }

// Scan searches the folder for needles, as fast as it can: see Read.
func (f *Folder) Scan(ctx context.Context, n *Needles) (Result, error) {
	p := NewPass(nil, n)
	err := f.Read(ctx, p)
	return p.Results()[0], err
}

// Read has a pass read every byte of every file in the folder and below. Files that vanish
// meanwhile are no fault; one that cannot be read is. Where the context ends, the pass says how
// far it came, with the context's error. Symbolic links are not followed.
func (f *Folder) Read(ctx context.Context, p *Pass) error {
	err := f.walk(func(path string, _ fs.DirEntry) error {
		file, err := f.file(path)
		if err != nil {
			return gone(err)
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		return p.Read(ctx, name, io.NewSectionReader(file, 0, math.MaxInt64))
	})
	if err != nil {
		return fmt.Errorf("scan: %w", err)
	}
	return nil
}

// Size is how many bytes all files in the folder and below have together.
func (f *Folder) Size() (bytes int64, err error) {
	err = f.walk(func(_ string, entry fs.DirEntry) error {
		info, err := entry.Info()
		if err != nil {
			return gone(err)
		}
		bytes += info.Size()
		return nil
	})
	if err != nil {
		return bytes, fmt.Errorf("scan: %w", err)
	}
	return bytes, nil
}

// walk goes through the regular files of the folder and below.
func (f *Folder) walk(each func(path string, entry fs.DirEntry) error) error {
	return filepath.WalkDir(f.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return gone(err)
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		return each(path, entry)
	})
}

// file opens a file, or returns it as it was opened before.
func (f *Folder) file(path string) (*os.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
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
	if known {
		f.former = append(f.former, before.file)
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
	for _, file := range f.former {
		errs = append(errs, file.Close())
	}
	f.former = nil
	return errors.Join(errs...)
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
