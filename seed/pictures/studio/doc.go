// Package studio draws articles and photographs the drawings: parametric SVG from an article's own
// measures and style words, rendered with Chromium. The demo's pictures are made with it ahead of
// time, those of imported articles that have a style and no pictures when they are imported.
package studio
