-- The schema of version 4, statement by statement; it never changes again.
CREATE TABLE series (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT, 
	names TEXT, 
	kind TEXT, 
	rhythm TEXT, 
	since TEXT, 
	since_start INTEGER, 
	since_end INTEGER, 
	note TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_series_uuid UNIQUE (uuid)
);

CREATE INDEX ix_series_kind ON series (kind);

CREATE INDEX ix_series_rhythm ON series (rhythm);

CREATE INDEX ix_series_since_start_since_end ON series (since_start, since_end);

CREATE TABLE country (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	code TEXT, 
	names TEXT, 
	formal TEXT, 
	within TEXT, 
	note TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_country_uuid UNIQUE (uuid)
);

CREATE INDEX ix_country_within ON country (within);

CREATE UNIQUE INDEX ix_country_code ON country (code);

CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	date TEXT, 
	date_start INTEGER, 
	date_end INTEGER, 
	title TEXT, 
	kind TEXT, 
	publisher TEXT, 
	direction TEXT, 
	number TEXT, 
	language TEXT, 
	address TEXT, 
	file TEXT, 
	note TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_document_uuid UNIQUE (uuid)
);

CREATE INDEX ix_document_kind ON document (kind);

CREATE INDEX ix_document_date_start_date_end ON document (date_start, date_end);

CREATE INDEX ix_document_direction ON document (direction);

CREATE TABLE city (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT, 
	names TEXT, 
	country TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_city_uuid UNIQUE (uuid)
);

CREATE INDEX ix_city_country ON city (country);

CREATE TABLE own_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	section TEXT, 
	name TEXT, 
	label TEXT, 
	names TEXT, 
	kind TEXT, 
	options TEXT, 
	hidden TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_own_field_uuid UNIQUE (uuid)
);

CREATE TABLE term (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT, 
	names TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_term_uuid UNIQUE (uuid)
);

CREATE TABLE letter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	kind TEXT, 
	language TEXT, 
	text TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_letter_uuid UNIQUE (uuid)
);

CREATE TABLE search (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT, 
	section TEXT, 
	"query" TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_search_uuid UNIQUE (uuid)
);

CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);

CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	label_values TEXT NOT NULL, 
	state TEXT NOT NULL, 
	turned_at TEXT, 
	opening TEXT NOT NULL
);

CREATE INDEX ix_step_at ON step (at);

CREATE INDEX ix_step_undone ON step (id) WHERE state = 'undone';

CREATE TABLE alphabet (
	section TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_alphabet PRIMARY KEY (section, field, "key", id)
)
 WITHOUT ROWID

;

CREATE TABLE vocabulary (
	section TEXT NOT NULL, 
	word TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_vocabulary PRIMARY KEY (section, word)
)
 WITHOUT ROWID

;

CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	"when" TEXT, 
	when_start INTEGER, 
	when_end INTEGER, 
	title TEXT, 
	names TEXT, 
	kind TEXT, 
	status TEXT, 
	series INTEGER, 
	edition TEXT, 
	format TEXT, 
	country TEXT, 
	city INTEGER, 
	venue TEXT, 
	attendance INTEGER, 
	aims TEXT, 
	summary TEXT, 
	website TEXT, 
	tags TEXT, 
	note TEXT, 
	delegations_count INTEGER, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_event_uuid UNIQUE (uuid), 
	CONSTRAINT fk_event_series FOREIGN KEY(series) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_event_city FOREIGN KEY(city) REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_event_kind ON event (kind);

CREATE INDEX ix_event_format ON event (format);

CREATE INDEX ix_event_country ON event (country);

CREATE INDEX ix_event_attendance ON event (attendance);

CREATE INDEX ix_event_series ON event (series);

CREATE INDEX ix_event_when_start_when_end ON event (when_start, when_end);

CREATE INDEX ix_event_status ON event (status);

CREATE INDEX ix_event_delegations_count ON event (delegations_count);

CREATE INDEX ix_event_city ON event (city);

CREATE TABLE organisation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT, 
	short_name TEXT, 
	names TEXT, 
	kind TEXT, 
	country TEXT, 
	city INTEGER, 
	founded TEXT, 
	founded_start INTEGER, 
	founded_end INTEGER, 
	website TEXT, 
	note TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_organisation_uuid UNIQUE (uuid), 
	CONSTRAINT fk_organisation_city FOREIGN KEY(city) REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_organisation_city ON organisation (city);

CREATE INDEX ix_organisation_country ON organisation (country);

CREATE INDEX ix_organisation_kind ON organisation (kind);

CREATE INDEX ix_organisation_founded_start_founded_end ON organisation (founded_start, founded_end);

CREATE TABLE step_row (
	id INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	record INTEGER NOT NULL, 
	act TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_step_row PRIMARY KEY (id), 
	CONSTRAINT fk_step_row_step FOREIGN KEY(step) REFERENCES step (id)
);

CREATE INDEX ix_step_row_section_record ON step_row (section, record);

CREATE INDEX ix_step_row_step ON step_row (step);

CREATE TABLE delegation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	event INTEGER, 
	country TEXT, 
	sender INTEGER, 
	name TEXT, 
	sent_by INTEGER, 
	supported_by INTEGER, 
	status TEXT, 
	invited_on TEXT, 
	invited_on_start INTEGER, 
	invited_on_end INTEGER, 
	reply_by TEXT, 
	reply_by_start INTEGER, 
	reply_by_end INTEGER, 
	answered_on TEXT, 
	answered_on_start INTEGER, 
	answered_on_end INTEGER, 
	quota INTEGER, 
	size INTEGER, 
	arrival TEXT, 
	arrival_start INTEGER, 
	arrival_end INTEGER, 
	departure TEXT, 
	departure_start INTEGER, 
	departure_end INTEGER, 
	liaison TEXT, 
	contact TEXT, 
	email TEXT, 
	contribution TEXT, 
	note TEXT, 
	"when" TEXT, 
	when_start INTEGER, 
	when_end INTEGER, 
	members_count INTEGER, 
	confirmed_count INTEGER, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_delegation_uuid UNIQUE (uuid), 
	CONSTRAINT fk_delegation_event FOREIGN KEY(event) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_delegation_sender FOREIGN KEY(sender) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_delegation_sent_by FOREIGN KEY(sent_by) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_delegation_supported_by FOREIGN KEY(supported_by) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_delegation_country ON delegation (country);

CREATE INDEX ix_delegation_status ON delegation (status);

CREATE INDEX ix_delegation_invited_on_start_invited_on_end ON delegation (invited_on_start, invited_on_end);

CREATE INDEX ix_delegation_country_event_status ON delegation (country, event, status);

CREATE INDEX ix_delegation_members_count ON delegation (members_count);

CREATE INDEX ix_delegation_reply_by_start_reply_by_end ON delegation (reply_by_start, reply_by_end);

CREATE INDEX ix_delegation_supported_by ON delegation (supported_by);

CREATE INDEX ix_delegation_event_status ON delegation (event, status);

CREATE INDEX ix_delegation_confirmed_count ON delegation (confirmed_count);

CREATE INDEX ix_delegation_quota ON delegation (quota);

CREATE INDEX ix_delegation_arrival_start_arrival_end ON delegation (arrival_start, arrival_end);

CREATE INDEX ix_delegation_sent_by ON delegation (sent_by);

CREATE INDEX ix_delegation_when_start_when_end ON delegation (when_start, when_end);

CREATE INDEX ix_delegation_answered_on_start_answered_on_end ON delegation (answered_on_start, answered_on_end);

CREATE INDEX ix_delegation_size ON delegation (size);

CREATE INDEX ix_delegation_sender ON delegation (sender);

CREATE INDEX ix_delegation_departure_start_departure_end ON delegation (departure_start, departure_end);

CREATE INDEX ix_delegation_event ON delegation (event);

CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	family_name TEXT, 
	given_name TEXT, 
	patronymic TEXT, 
	passport_name TEXT, 
	names TEXT, 
	honorific TEXT, 
	sex TEXT, 
	country TEXT, 
	organisation INTEGER, 
	position TEXT, 
	email TEXT, 
	phone TEXT, 
	note TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_person_uuid UNIQUE (uuid), 
	CONSTRAINT fk_person_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_person_country ON person (country);

CREATE INDEX ix_person_position ON person (position);

CREATE INDEX ix_person_organisation ON person (organisation);

CREATE INDEX ix_person_honorific ON person (honorific);

CREATE INDEX ix_person_sex ON person (sex);

CREATE TABLE event_role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	event INTEGER, 
	organisation INTEGER, 
	role TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_event_role_uuid UNIQUE (uuid), 
	CONSTRAINT fk_event_role_event FOREIGN KEY(event) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_event_role_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_event_role_event ON event_role (event);

CREATE INDEX ix_event_role_organisation_role_event ON event_role (organisation, role, event);

CREATE TABLE series_organiser (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	series INTEGER, 
	organisation INTEGER, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_series_organiser_uuid UNIQUE (uuid), 
	CONSTRAINT fk_series_organiser_series FOREIGN KEY(series) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_series_organiser_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_series_organiser_organisation ON series_organiser (organisation);

CREATE INDEX ix_series_organiser_series ON series_organiser (series);

CREATE TABLE issued (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	"on" TEXT, 
	on_start INTEGER, 
	on_end INTEGER, 
	number INTEGER, 
	title TEXT, 
	event INTEGER, 
	report TEXT, 
	"query" TEXT, 
	language TEXT, 
	added INTEGER, 
	changed INTEGER, 
	struck INTEGER, 
	note TEXT, 
	content TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_issued_uuid UNIQUE (uuid), 
	CONSTRAINT fk_issued_event FOREIGN KEY(event) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_issued_on_start_on_end ON issued (on_start, on_end);

CREATE INDEX ix_issued_event ON issued (event);

CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	delegation INTEGER, 
	role TEXT, 
	person INTEGER, 
	rank INTEGER, 
	status TEXT, 
	replaced_by INTEGER, 
	honorific TEXT, 
	name TEXT, 
	position TEXT, 
	employer TEXT, 
	arrival TEXT, 
	arrival_at INTEGER, 
	arrival_by TEXT, 
	departure TEXT, 
	departure_at INTEGER, 
	departure_by TEXT, 
	hotel TEXT, 
	room TEXT, 
	visa TEXT, 
	diet TEXT, 
	badge TEXT, 
	note TEXT, 
	printed TEXT, 
	event INTEGER, 
	"when" TEXT, 
	when_start INTEGER, 
	when_end INTEGER, 
	country TEXT, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_member_uuid UNIQUE (uuid), 
	CONSTRAINT fk_member_delegation FOREIGN KEY(delegation) REFERENCES delegation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_member_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_member_replaced_by FOREIGN KEY(replaced_by) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_member_when_start_when_end ON member (when_start, when_end);

CREATE INDEX ix_member_honorific ON member (honorific);

CREATE INDEX ix_member_country ON member (country);

CREATE INDEX ix_member_event ON member (event);

CREATE INDEX ix_member_rank ON member (rank);

CREATE INDEX ix_member_position ON member (position);

CREATE INDEX ix_member_arrival_at ON member (arrival_at);

CREATE INDEX ix_member_replaced_by ON member (replaced_by);

CREATE INDEX ix_member_status ON member (status);

CREATE INDEX ix_member_role ON member (role);

CREATE INDEX ix_member_person ON member (person);

CREATE INDEX ix_member_departure_at ON member (departure_at);

CREATE INDEX ix_member_visa ON member (visa);

CREATE INDEX ix_member_delegation ON member (delegation);

CREATE INDEX ix_member_diet ON member (diet);

CREATE TABLE attachment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	document INTEGER, 
	event INTEGER, 
	delegation INTEGER, 
	series INTEGER, 
	person INTEGER, 
	organisation INTEGER, 
	member INTEGER, 
	country INTEGER, 
	own TEXT, 
	words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT uq_attachment_uuid UNIQUE (uuid), 
	CONSTRAINT fk_attachment_document FOREIGN KEY(document) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_event FOREIGN KEY(event) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_delegation FOREIGN KEY(delegation) REFERENCES delegation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_series FOREIGN KEY(series) REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_organisation FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_member FOREIGN KEY(member) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_country FOREIGN KEY(country) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_attachment_person ON attachment (person);

CREATE INDEX ix_attachment_event ON attachment (event);

CREATE INDEX ix_attachment_organisation ON attachment (organisation);

CREATE INDEX ix_attachment_member ON attachment (member);

CREATE INDEX ix_attachment_country ON attachment (country);

CREATE INDEX ix_attachment_document ON attachment (document);

CREATE INDEX ix_attachment_series ON attachment (series);

CREATE INDEX ix_attachment_delegation ON attachment (delegation);

CREATE VIRTUAL TABLE event_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE delegation_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE member_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE person_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE organisation_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE series_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE country_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE document_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE city_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE event_role_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE series_organiser_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE attachment_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE own_field_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE issued_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE term_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE letter_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");

CREATE VIRTUAL TABLE search_words USING fts5(words, content='', detail=none, prefix='1 2', tokenize="ascii tokenchars '=@:.'");
