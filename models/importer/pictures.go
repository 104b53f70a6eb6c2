package importer

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"strings"

	"ebenmass/models"
	"ebenmass/models/pictures"
)

// PictureStore keeps pictures. Add returns what a picture is called; its error is
// pictures.ErrUnusable for what cannot be shown.
type PictureStore interface {
	Add(data []byte) (name string, err error)
}

// pictureFile is a file that the picture column names for a colour.
type pictureFile struct {
	place
	colour string // its key
	file   string
}

// pictures are the files that the rows name, one a colour.
func (a *article) pictures() (files []pictureFile) {
	named := map[string]bool{}
	for i := range a.records {
		r := &a.records[i]
		file := r.cells[fieldPicture]
		if file == "" || !r.variant {
			continue
		}
		colours, _ := a.optionsOf(r)
		for _, written := range colours {
			if c, ok := a.colour(r, written); ok && !named[c.Key] {
				named[c.Key] = true
				files = append(files, pictureFile{r.place, c.Key, file})
			}
		}
	}
	return files
}

// pictureViews are the views that files may be named for, as pages have them.
var pictureViews = []string{"front", "back", "detail"}

// pictureTypes are what files of pictures end in.
var pictureTypes = []string{".jpg", ".jpeg", ".png", ".webp"}

// pictureNames lists the files of pictures by their names without the ending, as slugs: of several
// of one name the first by the alphabet.
func (s *Staged) pictureNames() (map[string]string, error) {
	if s.names != nil {
		return s.names, nil
	}
	s.names = map[string]string{}
	if s.options.Pictures == nil {
		return s.names, nil
	}
	entries, err := fs.ReadDir(s.options.Pictures, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("importer: list the pictures: %w", err)
	}
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		for _, known := range pictureTypes {
			name := slugify(strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
			if _, taken := s.names[name]; ending == known && !taken && name != "" {
				s.names[name] = e.Name()
			}
		}
	}
	return s.names, nil
}

// hang gives an article the pictures that files name for it, or that are named after it. What has
// no new picture keeps the one it has.
func (s *Staged) hang(a *Article) error {
	if s.options.Pictures == nil && len(a.pictures) == 0 {
		return nil
	}
	names, err := s.pictureNames()
	if err != nil {
		return err
	}
	found := maps.Clone(a.Product.Pictures)
	take := func(at place, key, file string) error {
		name, err := s.picture(file)
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
			s.report(at.finding(SeverityWarn, "missing_picture", a.Key, "picture", "there is no file %q among the pictures", file))
			return nil
		case errors.Is(err, pictures.ErrUnusable):
			s.report(at.finding(SeverityWarn, "bad_picture", a.Key, "picture", "%s: %v", file, err))
			return nil
		case err != nil:
			return err
		case name == "": // it was only looked for
			return nil
		}
		if found == nil {
			found = map[string]string{}
		}
		found[key] = name
		return nil
	}
	told := map[string]bool{}
	for _, p := range a.pictures {
		key := models.PictureKey(p.colour, pictureViews[0])
		told[key] = true
		if err := take(p.place, key, p.file); err != nil {
			return err
		}
	}
	for _, colour := range a.Product.Colours {
		for _, view := range pictureViews {
			key := models.PictureKey(colour.Key, view)
			if file := namedAfter(names, a, colour, view); file != "" && !told[key] {
				if err := take(place{PicturesDir + "/" + file, 0}, key, file); err != nil {
					return err
				}
			}
		}
	}
	for key := range found { // of colours that the article has no more
		colour := key[:strings.LastIndexByte(key, '-')]
		if _, has := a.Product.Colour(colour); !has {
			delete(found, key)
		}
	}
	if len(found) > 0 {
		a.Product.Pictures = found
	}
	return nil
}

// namedAfter is the file ID[-COLOUR][-VIEW] of an article: the more it says the better.
func namedAfter(names map[string]string, a *Article, colour models.Colour, view string) string {
	id := slugify(a.Key)
	if id == "" {
		return ""
	}
	var tries []string
	for _, c := range []string{colour.Key, slugify(colour.Name.DE), slugify(colour.Name.EN)} {
		tries = append(tries, id+"-"+c+"-"+view)
		if view == pictureViews[0] {
			tries = append(tries, id+"-"+c)
		}
	}
	tries = append(tries, id+"-"+view)
	if view == pictureViews[0] {
		tries = append(tries, id)
	}
	for _, name := range tries {
		if file, ok := names[name]; ok {
			return file
		}
	}
	return ""
}

// picture reads a file within the limit and keeps it; in a dry run it looks for it and returns "".
// Names that lead elsewhere are of no file;
// addresses are never fetched.
func (s *Staged) picture(name string) (string, error) {
	if s.options.Pictures == nil || !fs.ValidPath(name) {
		return "", fs.ErrNotExist
	}
	file, err := s.options.Pictures.Open(name)
	if err != nil {
		return "", fs.ErrNotExist
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", fs.ErrNotExist
	}
	if s.keep == nil {
		return "", nil
	}
	data, err := io.ReadAll(io.LimitReader(file, pictures.MaxBytes+1))
	if err != nil {
		return "", fmt.Errorf("importer: read %s: %w", name, err)
	}
	return s.keep.Add(data)
}
