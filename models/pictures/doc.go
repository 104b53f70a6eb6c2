// Package pictures keeps the pictures of a shop's own articles: it decodes what is handed to it
// within limits, drops everything but the pixels, scales to the two widths that pages load and
// writes WebP below a name that is the hash of the content.
package pictures
