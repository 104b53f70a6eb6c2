package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/store"
)

// Names of the files of an exported folder. Its mapping is MappingFile.
const (
	ArticlesFile = "articles.csv"
	ChartsFile   = "charts.csv"
	PicturesDir  = "pictures"
)

// exporter writes articles as a source that an import finds no change in.
type exporter struct {
	now   time.Time
	words *exportWords
}

// Export writes articles of one source in our own form: their rows, their size charts and the
// mapping. Their pictures are files below PicturesDir that PictureName names. more are files to
// write beside them, by name: tables of words that the shop does not have.
func Export(articles []store.ExportArticle, tables *Tables, now time.Time, rows, charts, mapping io.Writer) (more map[string][]byte, err error) {
	x := &exporter{now: now, words: newExportWords(tables)}
	for i := range articles {
		x.words.note(&articles[i].Product)
	}
	if err = errors.Join(x.rows(articles, rows), x.charts(articles, charts)); err == nil {
		_, err = io.WriteString(mapping, x.mapping(articles))
	}
	if err != nil {
		return nil, fmt.Errorf("importer: export: %w", err)
	}
	return x.words.tables()
}

// exportColumns are the columns of exported articles: those of the article, which stand in its
// first row, then those of every row.
var exportColumns = []field{
	fieldProductID, fieldDepartment, fieldType, fieldCut, fieldStretch, fieldSleeve, fieldLeg, fieldFree, fieldNameDE, fieldNameEN,
	fieldDescriptionDE, fieldDescriptionEN, fieldFibres, fieldCare, fieldMaker, fieldWarningsDE, fieldWarningsEN, fieldAnimalParts,
	fieldStyle, fieldBlock, fieldPlain, fieldSample, fieldAdded,
	fieldColour, fieldHex, fieldSize, fieldPrice, fieldCurrency, fieldStock, fieldCounted, fieldSKU, fieldPicture,
}

func (x *exporter) rows(articles []store.ExportArticle, to io.Writer) error {
	out := csv.NewWriter(to)
	out.Comma = ';'
	header := []string{"id"}
	for _, f := range exportColumns {
		header = append(header, f.String())
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for i := range articles {
		a := &articles[i]
		for n, v := range a.Product.Variants {
			cells := map[field]string{}
			if n == 0 {
				x.article(&a.Product, cells)
			}
			x.variant(a, v, n, cells)
			row := []string{harmless(a.Key)}
			for _, f := range exportColumns {
				row = append(row, harmless(cells[f]))
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// article fills the columns of an article.
func (x *exporter) article(p *models.Product, cells map[field]string) {
	var free, fibres, care, parts []string
	for _, zone := range p.Free {
		free = append(free, zone.String())
	}
	for _, f := range p.Fibres {
		fibres = append(fibres, strconv.Itoa(f.Percent)+" "+x.words.fibres[f.Name])
	}
	for _, text := range p.Care {
		care = append(care, x.words.care[text])
	}
	for _, part := range p.AnimalParts {
		parts = append(parts, string(part))
	}
	department := string(p.Sizing)
	if p.Unisex {
		department = "unisex"
	}
	name, description := only(p.Name, p.NameLang), only(p.Description, p.DescriptionLang)
	plain := ""
	if p.Plain {
		plain = "true"
	}
	maps.Copy(cells, map[field]string{
		fieldProductID: p.ID, fieldDepartment: department, fieldType: string(p.Type), fieldCut: string(p.Cut), fieldStretch: string(p.Stretch),
		fieldSleeve: string(p.Sleeve), fieldLeg: string(p.Leg), fieldFree: strings.Join(free, ","),
		fieldNameDE: name.DE, fieldNameEN: name.EN, fieldDescriptionDE: description.DE, fieldDescriptionEN: description.EN,
		fieldFibres: strings.Join(fibres, ", "), fieldCare: strings.Join(care, ","), fieldMaker: p.Maker.Key,
		fieldWarningsDE: p.Warnings.DE, fieldWarningsEN: p.Warnings.EN, fieldAnimalParts: strings.Join(parts, ","),
		fieldStyle: formatStyle(p.Style), fieldBlock: string(p.Block), fieldPlain: plain, fieldSample: p.Chart.Sample,
		fieldAdded: p.Added.Format(time.RFC3339),
	})
}

// only is a text without the language that another one stands for.
func only(t models.Text, lang models.Lang) models.Text {
	switch lang {
	case models.German:
		t.EN = ""
	case models.English:
		t.DE = ""
	}
	return t
}

// variant fills the columns of a variant; n counts the article's variants from 0.
func (x *exporter) variant(a *store.ExportArticle, v models.Variant, n int, cells map[field]string) {
	p := &a.Product
	colour, _ := p.Colour(v.Colour)
	switch {
	case colour == plainColour:
	case x.words.colours[colour.Key] == colour:
		cells[fieldColour] = colour.Key
	default:
		cells[fieldColour], cells[fieldHex] = colour.Name.DE, colour.Hex
	}
	cells[fieldSize], cells[fieldPrice], cells[fieldCurrency] = v.Size, decimal(p.Price(x.now)), "EUR"
	cells[fieldStock], cells[fieldSKU] = strconv.Itoa(v.Stock), v.SKU
	if counted, known := a.Counted[v.SKU]; known {
		cells[fieldCounted] = strconv.Itoa(counted)
	}
	if n == 0 || p.Variants[n-1].Colour != v.Colour {
		key := models.PictureKey(colour.Key, pictureViews[0])
		if name := p.Pictures[key]; name != "" {
			cells[fieldPicture] = PictureName(a.Key, key, name)
		}
	}
}

// PictureName is what an exported picture is called: the front after its content, for the picture
// column names it, other views after the article.
func PictureName(key, view, name string) string {
	if strings.HasSuffix(view, "-"+pictureViews[0]) {
		return name + ".webp"
	}
	return slugify(key) + "-" + view + ".webp"
}

// decimal writes an amount as files have it: "89.00".
func decimal(c models.Cents) string { return fmt.Sprintf("%d.%02d", c/100, c%100) }

func (x *exporter) charts(articles []store.ExportArticle, to io.Writer) error {
	out := csv.NewWriter(to)
	out.Comma = ';'
	if err := out.Write([]string{"id", "kind", "size", "measure", "method", "value", "unit"}); err != nil {
		return err
	}
	for i := range articles {
		a := &articles[i]
		for _, size := range a.Product.Chart.Sizes {
			for _, dim := range models.Dims {
				kind, value := kindGarment, ""
				if cm, has := size.Measures[dim]; has {
					value = centimetres(cm)
				} else if body, has := size.Body[dim]; has {
					kind, value = kindBody, centimetres(body[0])+"-"+centimetres(body[1])
				}
				if value == "" {
					continue
				}
				if err := out.Write([]string{harmless(a.Key), kind, size.Label, string(dim), methodRound, value, unitCM}); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

func centimetres(cm float64) string { return strconv.FormatFloat(cm, 'f', -1, 64) }

// mapping is the mapping of exported articles: what the rows cannot say. Charts that look like
// those of bodies were accepted when they came in.
func (x *exporter) mapping(articles []store.ExportArticle) string {
	var b strings.Builder
	makers, vat := map[string]models.Maker{}, 19
	basis := fit.BasisBodyChart
	for i := range articles {
		p := &articles[i].Product
		makers[p.Maker.Key] = p.Maker
		vat, basis = p.VATPercent, min(basis, p.Chart.Basis)
	}
	b.WriteString("# Written by ebenmass export: the articles of one source, as an import takes them.\n")
	fmt.Fprintf(&b, "format = %s\nsource = %s\nlanguage = \"de\"\ncurrency = \"EUR\"\nvat_percent = %d\n", quoted(string(FormatEbenmass)), quoted(articles[0].Source), vat)
	fmt.Fprintf(&b, "accept = [%s, %s]\n", quoted(codeLooksLikeBody), quoted(codeNoFibres))
	if basis != fit.BasisBodyChart { // else every row says body, and nothing asks for the entry
		fmt.Fprintf(&b, "\n[defaults]\nkind = %s\n", quoted(kindGarment))
	}
	for _, key := range slices.Sorted(maps.Keys(makers)) {
		m := makers[key]
		fmt.Fprintf(&b, "\n[makers.%s]\nname = %s\naddress = %s\nemail = %s\n", quoted(key), quoted(m.Name), quoted(m.Address), quoted(m.Email))
	}
	for i := range articles {
		if a := &articles[i]; a.Product.Unisex {
			fmt.Fprintf(&b, "\n[articles.%s]\nsizing = %s\n", quoted(a.Key), quoted(string(a.Product.Sizing)))
		}
	}
	return b.String()
}
