package parts

import (
	"fmt"

	"ebenmass/static"
)

// Sizes of pictures on the pages, as the browser chooses among the widths.
const (
	PictureCard    = "(min-width: 84rem) 19rem, (min-width: 62rem) 24vw, (min-width: 46rem) 31vw, 47vw"
	PictureGallery = "(min-width: 84rem) 43rem, (min-width: 56rem) 52vw, 90vw"
	PictureThumb   = "(min-width: 84rem) 14rem, (min-width: 56rem) 17vw, 90vw"
	PictureSmall   = "6rem"
)

// Sizes of the picture files in pixels.
const (
	smallWidth, smallHeight = 640, 800
	LargeWidth, LargeHeight = 1280, 1600
)

// LargePicture is the path of a picture in its larger size, "" where it is not drawn.
func LargePicture(base string) string {
	if !static.Has(fmt.Sprintf("garments/%s-%d.webp", base, LargeWidth)) {
		return ""
	}
	return pictureFile(base, LargeWidth)
}

func pictureFile(base string, width int) string {
	return static.Path(fmt.Sprintf("garments/%s-%d.webp", base, width))
}

func pictureSet(base string) string {
	return fmt.Sprintf("%s %dw, %s %dw", pictureFile(base, smallWidth), smallWidth, pictureFile(base, LargeWidth), LargeWidth)
}
