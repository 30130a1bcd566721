#include "storage/session_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "model/codec.h"
#include "storage/json_cursor.h"
#include "storage/json_text.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Sentence;
using base::sentence;
using model::Json;

enum class Kind { session, question, board, card, island, relation, vote };

Sentence name_of(Kind kind) {
  switch (kind) {
    case Kind::session:
      return sentence("session");
    case Kind::question:
      return sentence("question");
    case Kind::board:
      return sentence("board");
    case Kind::card:
      return sentence("card");
    case Kind::island:
      return sentence("island");
    case Kind::relation:
      return sentence("relation");
    case Kind::vote:
      return sentence("vote");
  }
  return {};
}

constexpr std::size_t kNoField = std::size_t(-1);

/// Which of T's fields is called `key`; its id counts as one past the last.
template <class T>
std::size_t field_index(std::string_view key) {
  static constexpr auto kNames =
      std::apply([](const auto&... field) { return std::array{std::string_view(field.name)...}; },
                 model::Fields<T>::list);
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == key) return i;
  return key == "id" ? kNames.size() : kNoField;
}

/// The parser's events; the names are those that nlohmann::json asks for.
class Reader {
 public:
  Reader(std::string_view text, FindingList& findings)
      : text_(text), findings_(findings), progress_(text) {}

  Result<FoundSession> run() {
    Json::sax_parse(Cursor(progress_), Cursor(progress_), this);
    if (error_) return *error_;
    if (!is_session_)
      return Error{ErrorCode::format,
                   sentence("This is JSON, but not a Kurumaza session: it is no object."),
                   {}};
    if (format_ != kSessionFormat)
      return Error{
          ErrorCode::format,
          sentence("This is not a Kurumaza session: \"format\" is not \"{}\".", kSessionFormat),
          {}};
    if (version_ > kSessionVersion)
      return Error{ErrorCode::version,
                   sentence("A newer Kurumaza made this session (format version {}; this one "
                            "reads up to {}). Update Kurumaza to open it.",
                            version_, kSessionVersion),
                   {}};
    if (version_ < 1)
      return Error{ErrorCode::format,
                   sentence("\"version\" is missing, or not a whole number from 1 up."),
                   {}};
    return std::move(session_);
  }

  bool null() { return scalar(nullptr, "null"); }
  bool boolean(bool v) { return scalar(v, v ? "true" : "false"); }
  bool number_integer(std::int64_t v) { return scalar(v, {}); }
  bool number_unsigned(std::uint64_t v) { return scalar(v, {}); }
  bool number_float(double v, const std::string& written) { return scalar(v, written); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& v) {
    if (raw_depth_ > 0 || (in_object() && field_ == Field::unknown && !busy())) {
      std::string quoted;
      append_json_string(quoted, v);
      return scalar(nullptr, quoted);
    }
    return scalar(std::move(v), {});
  }

  bool start_object(std::size_t) {
    if (raw_depth_ > 0) return raw_open('{');
    if (skip_depth_ > 0) return ++skip_depth_, true;
    if (filling()) return fill(nullptr), skip_depth_ = 1, true;
    if (levels_.empty()) {
      is_session_ = true;
      return begin(Kind::session);
    }
    if (levels_.back().is_list) return begin(levels_.back().kind);
    return misplaced(Json::object(), '{');
  }
  bool end_object() {
    if (raw_depth_ > 0) return raw_close('}');
    if (skip_depth_ > 0) return --skip_depth_, true;
    finish();
    return true;
  }
  bool start_array(std::size_t) {
    if (raw_depth_ > 0) return raw_open('[');
    if (skip_depth_ > 0) return ++skip_depth_, true;
    if (filling()) {
      // Lists of lists are all that a field holds.
      fill(filling_.size() < 2 ? Json::array() : Json());
      if (filling_.size() < 2)
        filling_.push_back(&filling_.back()->back());
      else
        skip_depth_ = 1;
      return true;
    }
    if (levels_.empty()) return skip_depth_ = 1, true;
    if (levels_.back().is_list) return not_an_object(), skip_depth_ = 1, true;
    if (field_ == Field::list) {
      levels_.push_back({list_kind_, true, offset(), 0, {}});
      return true;
    }
    if (field_ == Field::unknown) return misplaced({}, '[');
    array_ = Json::array();
    filling_.assign(1, &array_);
    return true;
  }
  bool end_array() {
    if (raw_depth_ > 0) return raw_close(']');
    if (skip_depth_ > 0) return --skip_depth_, true;
    if (filling()) {
      filling_.pop_back();
      if (!filling()) set(array_);
    } else {
      levels_.pop_back();
    }
    return true;
  }
  bool key(std::string& k) {
    if (raw_depth_ > 0) return raw_key(k), true;
    if (skip_depth_ > 0) return true;
    key_ = std::move(k);
    classify();
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception& e) {
    if (progress_.ended) {
      const bool blank = text_.find_first_not_of(" \t\r\n") == text_.npos;
      error_ = Error{ErrorCode::parse,
                     blank ? sentence("The file is empty.")
                           : sentence("The file ends in the middle, in line {}: the rest of it is "
                                      "missing. Use another copy of it if there is one.",
                                      place_of(text_, text_.size()).line),
                     {}};
      return false;
    }
    std::string reason = e.what();
    const std::size_t colon = reason.find(": ");
    if (colon != reason.npos) reason.erase(0, colon + 2);
    const TextPlace place = place_of(text_, offset());
    error_ = Error{ErrorCode::parse,
                   sentence("Line {}, column {}: this is not JSON ({}). Mend it there, or use "
                            "another copy of the file.",
                            place.line, place.column, reason),
                   {}};
    return false;
  }

 private:
  enum class Field { known, list, unknown };
  struct Level {
    Kind kind;
    bool is_list;
    std::size_t at;
    std::uint64_t seen = 0;  // which of its keys were there
    std::vector<Sentence> complaints;
  };

  std::size_t offset() const {
    const std::size_t read = std::size_t(progress_.at - text_.data());
    return read > 0 ? read - 1 : 0;
  }
  bool in_object() const { return !levels_.empty() && !levels_.back().is_list; }
  bool busy() const { return skip_depth_ > 0 || filling(); }
  bool filling() const { return !filling_.empty(); }
  void fill(Json value) { filling_.back()->push_back(std::move(value)); }

  template <class F>
  void with(Kind kind, F&& f) {
    switch (kind) {
      case Kind::session:
        return f(session_.session);
      case Kind::question:
        return f(question_);
      case Kind::board:
        return f(board_.board);
      case Kind::card:
        return f(card_);
      case Kind::island:
        return f(island_);
      case Kind::relation:
        return f(relation_);
      case Kind::vote:
        return f(vote_);
    }
  }

  bool begin(Kind kind) {
    levels_.push_back({kind, false, offset(), 0, {}});
    if (kind == Kind::board)
      board_ = {};
    else if (kind != Kind::session)
      with(kind, [](auto& thing) { thing = {}; });
    return true;
  }

  void finish() {
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    with(level.kind, [&](auto& thing) {
      if (!thing.extra.empty()) thing.extra += '}';
      for (const Sentence& complaint : level.complaints)
        findings_.add(sentence("{} {}: {}", name_of(level.kind), thing.id.str(), complaint),
                      level.at);
    });
    switch (level.kind) {
      case Kind::session:
        break;
      case Kind::question:
        session_.questions.push_back({std::move(question_), level.at});
        break;
      case Kind::board:
        board_.at = level.at;
        session_.boards.push_back(std::move(board_));
        break;
      case Kind::card:
        board_.cards.push_back({std::move(card_), level.at});
        break;
      case Kind::island:
        board_.islands.push_back({std::move(island_), level.at});
        break;
      case Kind::relation:
        board_.relations.push_back({std::move(relation_), level.at});
        break;
      case Kind::vote:
        board_.votes.push_back({std::move(vote_), level.at});
        break;
    }
  }

  void classify() {
    Level& level = levels_.back();
    field_ = Field::unknown;
    again_ = false;
    std::size_t place = place_of_key(level.kind, key_);
    if (place == kNoField) {
      place = nearest_key(level);
      if (place == kNoField) return;
      const std::string_view meant = keys_of(level.kind)[place];
      complain(sentence("\"{}\" was read as \"{}\".", key_, meant));
      key_ = meant;
    }
    again_ = (level.seen >> place & 1) != 0;
    level.seen |= std::uint64_t(1) << place;
    const auto list = [&](Kind in, std::string_view name, Kind of) {
      if (level.kind != in || key_ != name) return;
      field_ = Field::list;
      list_kind_ = of;
    };
    field_ = Field::known;
    list(Kind::session, "questions", Kind::question);
    list(Kind::session, "boards", Kind::board);
    list(Kind::board, "cards", Kind::card);
    list(Kind::board, "islands", Kind::island);
    list(Kind::board, "relations", Kind::relation);
    list(Kind::board, "votes", Kind::vote);
    with(level.kind,
         [&](auto& thing) { index_ = field_index<std::remove_cvref_t<decltype(thing)>>(key_); });
  }

  /// Every key that an object of `kind` may have.
  static const std::vector<std::string_view>& keys_of(Kind kind) {
    static const auto all = [] {
      std::array<std::vector<std::string_view>, 7> out;
      const auto add = [&]<class T>(Kind of, const T*, std::vector<std::string_view> more) {
        model::for_each_field<T>([&](const auto& field) { more.push_back(field.name); });
        more.push_back("id");
        out[std::size_t(of)] = std::move(more);
      };
      add(Kind::session, static_cast<model::Session*>(nullptr),
          {"format", "version", "journal_seq", "journal_hash", "questions", "boards", "check"});
      add(Kind::question, static_cast<model::Question*>(nullptr), {});
      add(Kind::board, static_cast<model::Board*>(nullptr),
          {"cards", "islands", "relations", "votes"});
      add(Kind::card, static_cast<model::Card*>(nullptr), {});
      add(Kind::island, static_cast<model::Island*>(nullptr), {});
      add(Kind::relation, static_cast<model::Relation*>(nullptr), {});
      add(Kind::vote, static_cast<model::Vote*>(nullptr), {});
      return out;
    }();
    return all[std::size_t(kind)];
  }

  static bool is_list(std::string_view key) {
    constexpr std::string_view kLists[] = {"questions", "boards",    "cards",
                                           "islands",   "relations", "votes"};
    return std::ranges::find(kLists, key) != std::end(kLists);
  }

  static std::size_t place_of_key(Kind kind, std::string_view key) {
    const auto& keys = keys_of(kind);
    const auto it = std::find(keys.begin(), keys.end(), key);
    return it == keys.end() ? kNoField : std::size_t(it - keys.begin());
  }

  /// A key in which one byte was hurt, and which is not there otherwise. A list's, even so: no list
  /// must be lost with it, and what is kept as unknown must not be read for one when it is saved
  /// before that.
  std::size_t nearest_key(const Level& level) const {
    const auto& keys = keys_of(level.kind);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].size() != key_.size() || key_.size() < 2) continue;
      if ((level.seen >> i & 1) != 0 && !is_list(keys[i])) continue;
      int apart = 0;
      for (std::size_t c = 0; c < key_.size(); ++c) apart += keys[i][c] != key_[c];
      if (apart == 1) return i;
    }
    return kNoField;
  }

  /// A value on its own. `written`: its JSON text where it is not simply value.dump().
  bool scalar(Json value, const std::string& written) {
    if (raw_depth_ > 0) return raw_value(written.empty() ? value.dump() : written);
    if (skip_depth_ > 0) return true;
    if (filling()) return fill(std::move(value)), true;
    if (levels_.empty()) return true;
    if (levels_.back().is_list) return not_an_object();
    switch (field_) {
      case Field::known:
        set(value);
        break;
      case Field::list:
        not_a_list();
        break;
      case Field::unknown:
        raw_key(key_);
        raw_value(written.empty() ? value.dump() : written);
        break;
    }
    return true;
  }

  /// An object or list as the value of a field.
  bool misplaced(const Json& instead, char bracket) {
    if (field_ == Field::unknown) {
      raw_key(key_);
      return raw_open(bracket);
    }
    if (field_ == Field::known)
      set(instead);
    else
      not_a_list();
    skip_depth_ = 1;
    return true;
  }

  void complain(Sentence what) {
    auto& complaints = levels_.back().complaints;
    if (complaints.size() < kMaxFindings) complaints.push_back(std::move(what));
  }
  bool not_a_list() {
    complain(sentence("\"{}\" is not a list; it was left out.", key_));
    return true;
  }
  bool not_an_object() {
    findings_.add(sentence("A {} that is no object was left out.", name_of(levels_.back().kind)),
                  offset());
    return true;
  }

  void set(const Json& value) {
    const Kind kind = levels_.back().kind;
    std::string wrong;
    if (again_) {
      // Lines of two things ran together: what a thing begins with is its own.
      complain(sentence("\"{}\" stands there twice; the first was taken.", key_));
    } else if (kind == Kind::session && key_ == "format") {
      format_ = value.is_string() ? value.get<std::string>() : std::string();
    } else if (kind == Kind::session && key_ == "version") {
      version_ = value.is_number_unsigned()
                     ? std::int64_t(std::min<std::uint64_t>(value.get<std::uint64_t>(), 1000000))
                     : 0;
    } else if (kind == Kind::session && key_ == "journal_seq") {
      if (value.is_number_unsigned() && value.get<std::uint64_t>() < (1ull << 53))
        session_.journal.seq = value.get<std::uint64_t>();
      else
        wrong = base::msgid("a whole number from 0 up");
    } else if (kind == Kind::session && key_ == "journal_hash") {
      if (value.is_string()) session_.journal.hash = parse_hash(value.get<std::string>());
      if (!session_.journal.hash) wrong = base::msgid("16 hexadecimal digits");
    } else if (kind == Kind::session && key_ == "check") {
      // Of the text as a whole: session_file.h.
    } else {
      with(kind, [&](auto& thing) { wrong = set_field(thing, value); });
    }
    if (!wrong.empty())
      complain(sentence("\"{}\" should be {}; it was put back to its default.", key_,
                        sentence(wrong.c_str())));
  }

  template <class T>
  std::string set_field(T& thing, const Json& value) {
    std::string wrong;
    std::size_t at = 0;
    model::for_each_field<T>([&](const auto& field) {
      if (at++ != index_) return;
      auto read = thing.*(std::remove_cvref_t<decltype(field)>::member);
      wrong = read_field(value, read);
      if (wrong.empty()) thing.*(std::remove_cvref_t<decltype(field)>::member) = std::move(read);
    });
    return index_ == at ? model::from_json(value, thing.id) : wrong;
  }

  template <class V>
  std::string read_field(const Json& value, V& out) {
    return model::from_json(value, out);
  }
  /// A stroke that can't be read takes no other with it.
  std::string read_field(const Json& value, std::vector<model::InkStroke>& out) {
    if (!value.is_array()) return model::from_json(value, out);
    out.clear();
    for (const Json& item : value) {
      model::InkStroke stroke;
      if (model::from_json(item, stroke).empty()) out.push_back(std::move(stroke));
    }
    if (const std::size_t lost = value.size() - out.size(); lost > 0)
      complain(sentence("{} of {} strokes of \"{}\" could not be read; they were left out.", lost,
                        value.size(), key_));
    return {};
  }

  // Unknown fields go over as text, value by value.
  std::string& extra() {
    std::string* found = nullptr;
    with(levels_.back().kind, [&](auto& thing) { found = &thing.extra; });
    return *found;
  }
  void raw_comma() {
    std::string& out = extra();
    if (out.empty())
      out = '{';
    else if (out.back() != '{' && out.back() != '[' && out.back() != ':')
      out += ',';
  }
  void raw_key(const std::string& k) {
    raw_comma();
    append_json_string(extra(), k);
    extra() += ':';
  }
  bool raw_value(const std::string& written) {
    raw_comma();
    extra() += written;
    return true;
  }
  bool raw_open(char bracket) {
    raw_comma();
    extra() += bracket;
    ++raw_depth_;
    return true;
  }
  bool raw_close(char bracket) {
    extra() += bracket;
    --raw_depth_;
    return true;
  }

  std::string_view text_;
  FindingList& findings_;
  Progress progress_;
  std::optional<Error> error_;

  std::vector<Level> levels_;
  std::string key_;
  Field field_ = Field::unknown;
  bool again_ = false;            // the thing has had that key already
  std::size_t index_ = kNoField;  // of the field in the thing it belongs to
  Kind list_kind_ = Kind::card;
  int raw_depth_ = 0;
  int skip_depth_ = 0;
  Json array_;
  std::vector<Json*> filling_;  // array_ and the list in it that is being read

  bool is_session_ = false;
  std::string format_;
  std::int64_t version_ = 0;
  FoundSession session_;
  model::Question question_;
  FoundBoard board_;
  model::Card card_;
  model::Island island_;
  model::Relation relation_;
  model::Vote vote_;
};

}  // namespace

Result<FoundSession> read_session(std::string_view text, FindingList& findings) {
  return Reader(text, findings).run();
}

}  // namespace storage
