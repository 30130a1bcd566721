#include "storage/agenda_template.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>

#include "model/codec.h"
#include "model/invariants.h"
#include "ops/ground.h"
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

constexpr const char* kFormat = "kurumaza-template";
constexpr int kVersion = 1;
constexpr std::size_t kMostBytes = 1u << 20, kMostSteps = 200, kMostWords = 400;  // bytes

/// Where in the text the members of objects stand, by their paths: "/each/2/minutes".
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  /// What nlohmann tells while it parses; `offset`: how far it has come.
  void note(Json::parse_event_t event, const Json& parsed, std::size_t offset) {
    using Event = Json::parse_event_t;
    switch (event) {
      case Event::key:
        open_.back().key = parsed.get_ref<const std::string&>();
        put(path() + "/" + open_.back().key, offset);
        return;
      case Event::object_start:
      case Event::array_start: {
        std::string own = open_.empty() ? std::string() : next();
        put(own, offset);
        open_.push_back({std::move(own), event == Event::array_start, {}, 0});
        return;
      }
      case Event::object_end:
      case Event::array_end:
        open_.pop_back();
        return;
      case Event::value:
        if (!open_.empty()) (void)next();
    }
  }
  /// Of the nearest thing round it that is known.
  std::size_t of(std::string path) const {
    for (;;) {
      if (const auto it = at_.find(path); it != at_.end()) return place_of(text_, it->second).line;
      if (path.empty()) return 1;
      path.resize(path.rfind('/'));
    }
  }

 private:
  struct Level {
    std::string path;
    bool is_list;
    std::string key;
    std::size_t index;
  };
  const std::string& path() const { return open_.back().path; }
  /// The path of the value that comes now.
  std::string next() {
    Level& in = open_.back();
    return in.path + "/" + (in.is_list ? std::to_string(in.index++) : in.key);
  }
  void put(const std::string& path, std::size_t offset) {
    at_.emplace(path, offset > 0 ? offset - 1 : 0);
  }

  std::string_view text_;
  std::vector<Level> open_;
  std::map<std::string, std::size_t> at_;
};

class Reader {
 public:
  Reader(std::string_view text, const std::string& lang, const std::string& file)
      : text_(text), lang_(lang), file_(file), lines_(text) {}

  Result<AgendaTemplate> run() {
    Progress progress(text_);
    const char* const begin = text_.data();
    const Json json = Json::parse(
        Cursor(progress), Cursor(progress),
        [&](int, Json::parse_event_t event, Json& parsed) {
          lines_.note(event, parsed, std::size_t(progress.at - begin));
          return true;
        },
        false);
    if (json.is_discarded()) return no_json(std::size_t(progress.at - begin));
    AgendaTemplate out;
    read(json, out);
    if (wrong_) return *wrong_;
    return out;
  }

 private:
  Error no_json(std::size_t offset) const {
    const TextPlace place = place_of(text_, offset > 0 ? offset - 1 : 0);
    return {ErrorCode::parse,
            sentence("Line {}, column {}: this is not JSON: something is missing or too much here, "
                     "often a comma, a bracket or a quotation mark.",
                     place.line, place.column),
            fmt::format("{}:{}", file_, place.line)};
  }
  /// The first of them counts.
  void refuse(const std::string& path, Sentence why) {
    if (!wrong_)
      wrong_ = Error{ErrorCode::format, sentence("Line {}: {}", lines_.of(path), why),
                     fmt::format("{}:{}", file_, lines_.of(path))};
  }

  void read(const Json& json, AgendaTemplate& out) {
    if (!json.is_object() || json.value("format", Json()) != kFormat)
      return refuse("", sentence("this is no template: \"format\" is to be \"{}\".", kFormat));
    if (const Json version = json.value("version", Json()); version != kVersion)
      return refuse("/version",
                    sentence("this program reads templates of version {}. A newer one is "
                             "read by a newer program.",
                             kVersion));
    only(json, "",
         {"$schema", "format", "version", "name", "about", "questions", "ground", "begin", "each",
          "end"});
    out.name = words(json, "", "name");
    if (out.name.empty()) refuse("/name", sentence("the template needs a \"name\"."));
    out.about = words(json, "", "about");
    if (const Json* list = model::get(json, "questions")) {
      if (!list->is_array()) refuse("/questions", sentence("\"{}\" is to be a list.", "questions"));
      for (std::size_t i = 0; i < list->size() && !wrong_; ++i)
        out.questions.push_back(said((*list)[i], "/questions/" + std::to_string(i)));
    }
    if (const Json* ground = model::get(json, "ground")) out.plan.ground = this->ground(*ground);
    out.plan.begin = steps(json, "begin");
    out.plan.each = steps(json, "each");
    out.plan.end = steps(json, "end");
    if (out.plan.begin.empty() && out.plan.each.empty() && out.plan.end.empty())
      refuse("", sentence("there is no step in it: \"begin\", \"each\" or \"end\" needs one."));
  }

  void only(const Json& object, const std::string& path, std::vector<std::string> known) {
    for (const auto& entry : object.items()) {
      if (std::ranges::find(known, entry.key()) != known.end()) continue;
      std::string list;
      for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
      return refuse(path + "/" + entry.key(),
                    sentence("\"{}\" is not known here. Known are: {}.", entry.key(), list));
    }
  }

  /// A text, or one for each language.
  std::string said(const Json& value, const std::string& path) {
    const Json* text = &value;
    if (value.is_object() && !value.empty()) {
      const Json* own = model::get(value, lang_.c_str());
      text = own ? own : &*value.begin();
    }
    if (!text->is_string()) {
      refuse(path, sentence("here a text is to stand, or one for each language (\"ja\", \"en\")."));
      return {};
    }
    if (text->get_ref<const std::string&>().size() > kMostWords) {
      refuse(path, sentence("this text is too long: one sentence is enough."));
      return {};
    }
    return text->get<std::string>();
  }
  std::string words(const Json& object, const std::string& path, const char* name) {
    const Json* value = model::get(object, name);
    return value ? said(*value, path + "/" + name) : std::string();
  }

  std::vector<model::AgendaStep> steps(const Json& json, const char* name) {
    std::vector<model::AgendaStep> out;
    const Json* list = model::get(json, name);
    if (!list) return out;
    const std::string path = std::string("/") + name;
    if (!list->is_array()) refuse(path, sentence("\"{}\" is to be a list.", name));
    if (list->size() > kMostSteps)
      refuse(path, sentence("there are more than {} steps.", kMostSteps));
    for (std::size_t i = 0; i < list->size() && !wrong_; ++i)
      out.push_back(step((*list)[i], path + "/" + std::to_string(i)));
    return out;
  }

  model::AgendaStep step(const Json& json, const std::string& path) {
    model::AgendaStep out;
    if (!json.is_object()) {
      refuse(path, sentence("a step is to be an object with \"step\" and \"minutes\"."));
      return out;
    }
    only(json, path, {"step", "minutes", "words"});
    const Json* kind = model::get(json, "step");
    if (const std::string wrong = kind ? model::from_json(*kind, out.step) : "?"; !wrong.empty())
      refuse(path + "/step", sentence("there is no such step. Steps are: {}.", known_steps()));
    if (const Json* minutes = model::get(json, "minutes"))
      if (const std::string wrong = model::from_json(*minutes, out.minutes);
          !wrong.empty() || out.minutes < 0 || out.minutes > model::kMaxMinutes)
        refuse(path + "/minutes",
               sentence("\"minutes\" is to be a whole number from 0 to {}.", model::kMaxMinutes));
    out.words = words(json, path, "words");
    return out;
  }

  model::Ground ground(const Json& json) {
    const std::string path = "/ground";
    model::Ground out;
    if (!json.is_object()) {
      refuse(path, sentence("\"{}\" is to be an object with \"columns\".", "ground"));
      return out;
    }
    only(json, path, {"columns", "rows", "across", "down", "line"});
    out.columns = zones(json, path, "columns");
    out.rows = zones(json, path, "rows");
    if (out.columns.empty())
      refuse(path, sentence("a ground needs \"columns\": at least one field."));
    out.across = words(json, path, "across");
    out.down = words(json, path, "down");
    if (const Json* line = model::get(json, "line")) {
      if (!line->is_boolean())
        refuse(path + "/line", sentence("\"{}\" is to be true or false.", "line"));
      else
        out.line = line->get<bool>();
      if (out.line && !out.rows.empty())
        refuse(path + "/line", sentence("a line has columns only, no \"rows\"."));
    }
    out.size = ops::ground_size(out);
    return out;
  }

  std::vector<model::Zone> zones(const Json& ground, const std::string& in, const char* name) {
    std::vector<model::Zone> out;
    const Json* list = model::get(ground, name);
    if (!list) return out;
    const std::string path = in + "/" + name;
    if (!list->is_array()) refuse(path, sentence("\"{}\" is to be a list.", name));
    if (list->size() > model::kMaxZones)
      refuse(path, sentence("there are more than {} zones.", model::kMaxZones));
    for (std::size_t i = 0; i < list->size() && !wrong_; ++i)
      out.push_back(zone((*list)[i], path + "/" + std::to_string(i)));
    return out;
  }

  /// Its name alone, or an object with a share, too.
  model::Zone zone(const Json& json, const std::string& path) {
    model::Zone out;
    const bool whole = json.is_object() && (json.contains("name") || json.contains("share"));
    if (!whole) {
      out.name = said(json, path);
      return out;
    }
    only(json, path, {"name", "share"});
    out.name = words(json, path, "name");
    if (const Json* share = model::get(json, "share")) {
      out.share = share->is_number() ? share->get<double>() : 0;
      if (!(out.share >= model::kMinShare && out.share <= model::kMaxShare))
        refuse(path + "/share",
               sentence("a zone without width: \"share\" is to be a number from {} to {}.",
                        fmt::format("{}", model::kMinShare), fmt::format("{}", model::kMaxShare)));
    }
    return out;
  }

  static std::string known_steps() {
    std::string out;
    for (int i = 0; i <= int(model::Step::rest); ++i)
      out += (i > 0 ? ", " : "") + model::to_json(model::Step(i)).get<std::string>();
    return out;
  }

  std::string_view text_;
  const std::string& lang_;
  const std::string& file_;
  Lines lines_;
  std::optional<Error> wrong_;
};

}  // namespace

int AgendaTemplate::minutes(std::size_t question_count) const {
  const auto sum = [](const std::vector<model::AgendaStep>& steps) {
    int out = 0;
    for (const model::AgendaStep& step : steps) out += step.minutes;
    return out;
  };
  return sum(plan.begin) + sum(plan.each) * int(question_count) + sum(plan.end);
}

Result<AgendaTemplate> read_template(std::string_view text, const std::string& lang,
                                     const std::string& file) {
  return Reader(text, lang, file).run();
}

FoundTemplates find_templates(base::FileSystem& files, const std::vector<base::Path>& folders,
                              const std::string& lang) {
  FoundTemplates out;
  for (const base::Path& folder : folders) {
    const auto entries = files.list(folder);
    if (!entries) continue;  // few have one of their own
    std::vector<base::Path> paths;
    for (const base::FolderEntry& entry : *entries)
      if (!entry.is_folder && entry.path.extension() == ".json") paths.push_back(entry.path);
    std::ranges::sort(paths);
    for (const base::Path& path : paths) {
      const auto text = files.read(path, kMostBytes);
      auto read =
          text ? read_template(*text, lang, path.string()) : Result<AgendaTemplate>(text.error());
      if (read)
        out.good.push_back(std::move(read).value());
      else
        out.wrong.push_back(read.error());
    }
  }
  return out;
}

}  // namespace storage
