// Command pictures draws the catalogue's product pictures: parametric SVG from each
// article's own measures and style words, rendered with Chromium to WebP.
//
//	go run ./seed/pictures          draw what changed since the manifest was written
//	go run ./seed/pictures -check   report pictures that are missing or out of date, without Chromium
//	go run ./seed/pictures -only arne-linen-shirt
//
// Every colour of an article has a front, a back, a detail and its fabric. The same
// catalogue gives the same SVG, byte for byte.
//
// Its packages lie on each other: svg (points, lines, colours, the sheet), cloth (weave,
// light, folds), sewing (seams, buttons), body (torsos, sleeves, skirts), trim (collars,
// pockets, waistbands), and on top the garments: tops, outer, dresses, bottoms. Each has a
// Garment that embeds the one below. Package fabric draws the cloth alone. Package studio puts them
// together and photographs them.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"

	"ebenmass/seed"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("pictures", flag.ContinueOnError)
	folder := flags.String("out", "static/garments", "folder of the pictures and their manifest")
	chromium := flags.String("chromium", "chromium", "browser that renders")
	check := flags.Bool("check", false, "only verify that the pictures are there and current")
	only := flags.String("only", "", "draw only the article with this slug")
	list := flags.String("views", "front,back,detail,fabric", "views to draw; pictures of the others are removed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	products, err := seed.Products()
	if err != nil {
		return fmt.Errorf("pictures: %w", err)
	}
	views, err := parseViews(*list)
	if err != nil {
		return err
	}
	shots := shotsOf(products, views)
	if *check {
		return verify(*folder, shots)
	}
	return renderChanged(ctx, *folder, *chromium, *only, shots, slog.Default())
}
