package parts

import (
	"fmt"
	"strings"

	"ebenmass/models"
	"ebenmass/static"
)

// Sizes of pictures on the pages, as the browser chooses among the widths. A phone's
// gallery is said to be a little narrower than it is: with fewer than two pixels to a
// point the small file is sharp enough, and a third of the bytes.
const (
	PictureCard    = "(min-width: 84rem) 19rem, (min-width: 62rem) 24vw, (min-width: 46rem) 31vw, 47vw"
	PictureGallery = "(min-width: 84rem) 43rem, (min-width: 56rem) 52vw, (min-width: 46rem) 46vw, 80vw"
	PictureThumb   = "(min-width: 84rem) 14rem, (min-width: 46rem) 17vw, 90vw"
	PictureHero    = "(min-width: 56rem) 40vw, 66vw"
	PictureHalf    = "(min-width: 84rem) 36rem, (min-width: 46rem) 44vw, 100vw"
	PictureSmall   = "6rem"
)

// Sizes of the picture files in pixels.
const (
	smallWidth, smallHeight = 640, 800
	LargeWidth, LargeHeight = 1280, 1600
)

func pictureName(base string, width int) string {
	return fmt.Sprintf("garments/%s-%d.webp", base, width)
}

// picturePath is where a picture is served in a width.
func picturePath(base string, width int) string {
	if strings.HasPrefix(base, ownBase) {
		return fmt.Sprintf("/%s-%d.webp", base, width)
	}
	return static.Path(pictureName(base, width))
}

// LargePicture is the path of a picture in its larger size, "" where there is none.
func LargePicture(base string) string {
	if strings.HasPrefix(base, ownBase) || static.Has(pictureName(base, LargeWidth)) {
		return picturePath(base, LargeWidth)
	}
	return ""
}

// FrontPicture is the path of an article's front in a colour, as large as there is one; "" where
// there is none.
func FrontPicture(p *models.Product, colour models.Colour) string {
	base, _ := PictureBase(p, colour, "front")
	switch large := LargePicture(base); {
	case large != "":
		return large
	case Drawn(base):
		return picturePath(base, smallWidth)
	}
	return ""
}

// pictureSet lists the widths a picture is there in; "" where there is no choice.
func pictureSet(base string) string {
	large := LargePicture(base)
	if large == "" {
		return ""
	}
	return fmt.Sprintf("%s %dw, %s %dw", picturePath(base, smallWidth), smallWidth, large, LargeWidth)
}
