package parts

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"ebenmass/static"
)

// fronts are a few bases of the hung pictures.
func fronts(t *testing.T) []string {
	t.Helper()
	folder := os.DirFS("../../static/garments")
	names, err := fs.Glob(folder, "*/*-front-640.webp")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	var bases []string
	for i := 0; i < len(names); i += 20 {
		bases = append(bases, strings.TrimSuffix(names[i], "-640.webp"))
	}
	return bases
}

func TestPicture_OffersOnlyExisting(t *testing.T) {
	for _, base := range fronts(t) {
		set := pictureSet(base)
		if strings.Count(set, ",") != 1 || !strings.Contains(set, static.Path("garments/"+base+"-1280.webp")+" 1280w") {
			t.Errorf("%s comes in two widths, but is offered as %q", base, set)
		}
	}
	if set := pictureSet("no-such-article/sage-front"); set != "" {
		t.Errorf("offered without being there: %q", set)
	}
}

func TestPicture_OneWidth(t *testing.T) {
	var html strings.Builder
	if err := Picture("no-such-article/sage-back", "", PictureThumb, false).Render(t.Context(), &html); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(html.String(), "srcset") || !strings.Contains(html.String(), "no-such-article/sage-back-640.webp") {
		t.Errorf("got %s", html.String())
	}
}
