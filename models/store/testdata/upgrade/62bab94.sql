-- A data folder's database as the build 62bab94 left it, with one article, one basket and one
-- profile, all invented. 62bab94.key is its key file: it opens nothing but this.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES(1,0,1,'2026-11-30 12:54:25');
INSERT INTO goose_db_version VALUES(2,1,1,'2026-11-30 12:54:25');
INSERT INTO goose_db_version VALUES(3,2,1,'2026-11-30 12:54:25');
CREATE TABLE products (
    slug       TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    position   INTEGER NOT NULL CHECK (position >= 0),
    definition TEXT    NOT NULL CHECK (json_valid(definition))
) STRICT;
INSERT INTO products VALUES('arne-linen-shirt',43,'{"Slug":"arne-linen-shirt","ID":"EM-10423","Sizing":"men","Type":"shirt","Cut":"regular","Stretch":"none","Leg":"","Sleeve":"long","Plain":false,"Name":{"de":"Leinenhemd Arne","en":"Arne linen shirt"},"Description":{"de":"Ein Hemd aus gewaschenem Leinen, 170 g/m², mit weichem Kragen, Brusttasche und gerundetem Saum. Die Ärmel sind 2 cm kürzer als üblich geschnitten, weil dieses Hemd meist hochgekrempelt getragen wird.","en":"A shirt in washed linen, 170 g/m², with a soft collar, a chest pocket and a curved hem. The sleeves are cut 2 cm shorter than usual, because this is a shirt people wear rolled up."},"Care":[{"de":"Waschen bei 40 °C","en":"Wash at 40 °C"},{"de":"Nicht bleichen","en":"Do not bleach"},{"de":"Auf dem Bügel trocknen","en":"Dry on a hanger"},{"de":"Mit hoher Temperatur bügeln, am besten leicht feucht","en":"Iron on high heat, best while slightly damp"}],"Material":"linen","Fibres":[{"Percent":100,"Name":{"de":"Leinen","en":"Linen"}}],"Warnings":{"de":"","en":""},"Maker":{"Key":"quillmark","Name":"Quillmark Textil GmbH","Address":"Spulengasse 14, 09111 Chemnitz, Deutschland","Email":"kontakt@quillmark.example"},"Added":"2026-03-09T00:00:00Z","Style":{"collar":"shirt","cuff":"shirt","hem":"curved","placket":"full","pocket":"patch","print":"plain"},"Colours":[{"Key":"white","Name":{"de":"Weiß","en":"White"},"Hex":"#f4f2ec","Family":"white"},{"Key":"sage","Name":{"de":"Salbei","en":"Sage"},"Hex":"#9aab91","Family":"green"},{"Key":"sky","Name":{"de":"Himmelblau","en":"Sky"},"Hex":"#b4c7d5","Family":"blue"},{"Key":"rust","Name":{"de":"Rost","en":"Rust"},"Hex":"#a55332","Family":"orange"},{"Key":"ink","Name":{"de":"Tinte","en":"Ink"},"Hex":"#262c40","Family":"blue"}],"Chart":{"System":"letters","Dims":["shoulder","bust","waist","hip","sleeve","length"],"Sizes":[{"Label":"XS","Waist":0,"Length":0,"Measures":{"bust":94,"hip":98,"length":73,"shoulder":43,"sleeve":60,"waist":89}},{"Label":"S","Waist":1,"Length":0,"Measures":{"bust":102,"hip":104,"length":75,"shoulder":44.5,"sleeve":61,"waist":97}},{"Label":"M","Waist":2,"Length":0,"Measures":{"bust":110,"hip":110,"length":77,"shoulder":46,"sleeve":62,"waist":105}},{"Label":"L","Waist":3,"Length":0,"Measures":{"bust":118,"hip":116,"length":79,"shoulder":47.5,"sleeve":63,"waist":113}},{"Label":"XL","Waist":4,"Length":0,"Measures":{"bust":126,"hip":122,"length":81,"shoulder":49,"sleeve":64,"waist":122}},{"Label":"XXL","Waist":5,"Length":0,"Measures":{"bust":134,"hip":128,"length":83,"shoulder":50.5,"sleeve":64.5,"waist":131}},{"Label":"3XL","Waist":6,"Length":0,"Measures":{"bust":142,"hip":134,"length":85,"shoulder":52,"sleeve":65,"waist":140}}]},"Prices":null,"VATPercent":19,"Variants":null,"Free":null}');
CREATE TABLE variants (
    sku      TEXT    NOT NULL PRIMARY KEY CHECK (sku <> ''),
    product  TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    colour   TEXT    NOT NULL,
    size     TEXT    NOT NULL,
    stock    INTEGER NOT NULL CHECK (stock >= 0),
    UNIQUE (product, colour, size)
) STRICT;
INSERT INTO variants VALUES('arne-linen-shirt-white-xs','arne-linen-shirt',0,'white','XS',4);
CREATE TABLE prices (
    product TEXT    NOT NULL REFERENCES products (slug) ON DELETE CASCADE,
    since   INTEGER NOT NULL,
    cents   INTEGER NOT NULL CHECK (cents > 0),
    PRIMARY KEY (product, since)
) STRICT;
INSERT INTO prices VALUES('arne-linen-shirt',1773014400000000,8990);
INSERT INTO prices VALUES('arne-linen-shirt',1780272000000000,9490);
CREATE TABLE customers (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO customers VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T',1796043265366694,1827579265366691);
CREATE TABLE sessions (
    digest     BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    customer   TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO sessions VALUES(X'7d17b483d48040750c42a4af1ece0ce0c855d68e8982b973804a17b2e5794755','PTRYUNN5M2ILEBFJ2ZXKMRJX2T',1796043265366694,1827579265366691);
CREATE TABLE consents (
    seq          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    customer     TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    purpose      TEXT    NOT NULL CHECK (purpose <> ''),
    action       TEXT    NOT NULL CHECK (action IN ('granted', 'withdrawn')),
    at           INTEGER NOT NULL,
    text_version TEXT    NOT NULL CHECK (text_version <> ''),
    text_sha256  TEXT    NOT NULL CHECK (length(text_sha256) = 64),
    lang         TEXT    NOT NULL CHECK (lang IN ('de', 'en')),
    form         TEXT    NOT NULL CHECK (form <> ''),
    age16        INTEGER NOT NULL CHECK (age16 IN (0, 1)),
    CHECK (action = 'withdrawn' OR age16 = 1)
) STRICT;
INSERT INTO consents VALUES(1,'PTRYUNN5M2ILEBFJ2ZXKMRJX2T','advice','granted',1796043265366691,'2026-11-1','0c87e3e740081ff02ed1c5619301a43afcc1188998386fc75d4fc95c518d9dde','en','fit',1);
CREATE TABLE profiles (
    customer   TEXT    NOT NULL PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    given_at   INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO profiles VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T',1796043265366691,1827579265366691);
CREATE TABLE profile_keys (
    customer TEXT NOT NULL PRIMARY KEY REFERENCES profiles (customer) ON DELETE CASCADE,
    wrapped  BLOB NOT NULL
) STRICT;
INSERT INTO profile_keys VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T',X'128d0101d69e71efe2813a583be7df6af6f7f64c6c36754152f6d4e8064570e2983d4bb58f5c03f77fc42ee277b2b328d09a359c84df15c23466bb530a67855386720b74ff258245557dddb7c8c60c97c5ea39ea0b3ad2c098904378354c9f7d69d8a8a7707fe8c8a0756ca97ccbd8429d3a814ad7c816173a9b9a426247648a358fa39acd424a2016baa047f5f84b06');
CREATE TABLE measurements (
    customer   TEXT NOT NULL REFERENCES profiles (customer) ON DELETE CASCADE,
    name       TEXT NOT NULL CHECK (name <> ''),
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (customer, name)
) STRICT;
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','sizing',X'01d63b4413a0ccb6af7bb125678e7e5381f481e35c17d6835a7eb9a0ab8920a71aaee4f5ce9c57551115fbfd6d537805ee16830bd03f68456a1ab2af76f728186f');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','measured_with',X'01d63b4413ddf715e7f7d94324d739ab41f101ad71da60a13840e798e142f56e4075f4282e3abc676fde629a347f8d35b793e9d5fbd4587d63b7397fde6c1b0d42');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','preference',X'01d63b4413d44ddcd19f370d82645c53509da1c4f634462d38f3b1ff69e324322e9adb93699c351da153d21706d99e0bf8437c06c7cf8086e11bf9061054b42897');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','bust',X'01d63b44130a563b6813034e7863c12f16ad5603e8e834fde88d6f11d4d19df413ff4648de8228c0e3a8a6b067acc38467b6fa29578b13eb28aa05269781ff73bb');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','waist',X'01d63b4413e9c111dbc2c16d62d854146283fcc6e8a837c524d43d80dbaaeade07e026131ce9d9b97c2133425abf5c6a76c96ddc74eb00ab41dce87fb339c3f7f0');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','hip',X'01d63b4413fe3cceec59f57720d77141a7e066968c41f58d76833a8ac5923ded28e43f92876ed9d165bb9e906f68770e00f2f993104c8b9ee5c2587a922c48c992');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','inseam',X'01d63b4413ee94b5d00d7a30ffa1f5cb4bec7c4e8a348f2255693f20351e3949c76f5884b13a54f4592414dea7f2a4188ef9f376ec25670d42aaee30e006cd4050');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','arm',X'01d63b44133906d077d424659c5fab9a5337c4a705258708f05b9471d894ad1909d25ec4158c5945c54d041797df26be14b5df4d2a6ba984ca565defc5788372ff');
INSERT INTO measurements VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','height',X'01d63b44134dc53eec6fc7960a67004a8d099cb28f6963e1dff53e3bc839f4ae49f7c8c0c73de60a10344ba3aff3464f785117911a6fa374aa60dc1534603c3a00');
CREATE TABLE accesses (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    purpose  TEXT    NOT NULL CHECK (purpose <> ''),
    kind     TEXT    NOT NULL CHECK (kind <> ''),
    data     TEXT    NOT NULL,
    granted  INTEGER NOT NULL CHECK (granted IN (0, 1)),
    count    INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (customer, day, purpose, kind, data, granted)
) STRICT;
INSERT INTO accesses VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','2026-11-30','self','fit','arm,bust,height,hip,inseam,measured_with,preference,sizing,waist',1,1);
INSERT INTO accesses VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','2026-11-30','self','my-data','arm,bust,height,hip,inseam,measured_with,preference,sizing,waist',1,1);
INSERT INTO accesses VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','2026-11-30','advice','product','arm,bust,height,hip,inseam,measured_with,preference,sizing,waist',1,1);
CREATE TABLE basket_items (
    customer TEXT    NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    sku      TEXT    NOT NULL REFERENCES variants (sku) ON DELETE CASCADE,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (customer, sku)
) STRICT;
INSERT INTO basket_items VALUES('PTRYUNN5M2ILEBFJ2ZXKMRJX2T','arne-linen-shirt-white-xs',1,1796043265411387);
CREATE TABLE vault (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sealed BLOB    NOT NULL
) STRICT;
INSERT INTO vault VALUES(1,X'01d69e71ef3b750227a2492c2d8dc423f97931cb3fde23e2491773fbb606c25ac7');
CREATE TABLE catalogue_version (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO catalogue_version VALUES(1,5061);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('goose_db_version',3);
INSERT INTO sqlite_sequence VALUES('consents',1);
CREATE INDEX customers_expiry ON customers (expires_at);
CREATE INDEX sessions_customer ON sessions (customer);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX consents_customer ON consents (customer, seq);
CREATE INDEX profiles_expiry ON profiles (expires_at);
CREATE INDEX basket_items_sku ON basket_items (sku);
CREATE TRIGGER consents_are_never_edited BEFORE UPDATE ON consents
BEGIN
    SELECT RAISE(ABORT, 'the ledger of consents is appended, never edited');
END;
CREATE TRIGGER product_added AFTER INSERT ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER product_changed AFTER UPDATE ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER product_removed AFTER DELETE ON products BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER variant_added AFTER INSERT ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER variant_changed AFTER UPDATE ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER variant_removed AFTER DELETE ON variants BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER price_added AFTER INSERT ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER price_changed AFTER UPDATE ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
CREATE TRIGGER price_removed AFTER DELETE ON prices BEGIN UPDATE catalogue_version SET number = number + 1; END;
COMMIT;
