#include "storage/recent.h"

#include "storage/evening.h"

using storage::recent_sessions;
using namespace storage_test;

TEST_CASE("recent: what each session says of itself, newest first, journals count") {
  Evening e;
  e.create();
  e.act_ops(60);
  REQUIRE(e.work->finish(e.document->session()).ok());
  const std::string text = *e.files.content(kPath);
  // MemoryFileSystem's times follow the names: zz.journal is the newest.
  e.files.put("/table/sessions/a.json", text);
  e.files.put("/table/sessions/a.zz", "");
  e.files.put("/table/sessions/m.json", text);
  e.files.put("/table/sessions/notes.txt", "no session");
  e.files.put("/table/sessions/other.json", "{\"name\":\"another program's\"}");
  e.files.put("/table/sessions/.hidden.json", text);
  e.files.put("/table/sessions/a.original-20260705T103000Z.json", text);
  e.files.put("/table/sessions/sub/b.json", text);
  const auto found = recent_sessions(e.files, "/table/sessions");
  REQUIRE(found.ok());
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].path == "/table/sessions/m.json");
  CHECK((*found)[2].path == "/table/sessions/a.json");
  const auto& evening = (*found)[1];
  CHECK(evening.path == kPath);
  CHECK(evening.title == "協働のまちづくり");
  CHECK(evening.id == e.document->session().id);
  CHECK(evening.cards == e.document->session().boards.begin()->second.cards.size());
  CHECK(evening.cards > 5);
  CHECK_FALSE(evening.error);
  e.files.put("/table/sessions/zz.journal", "");
  e.files.put("/table/sessions/a.journal", "");
  CHECK(recent_sessions(e.files, "/table/sessions")->size() == 3);
}

TEST_CASE("recent: cards are counted, not what looks like them") {
  Evening e;
  e.files.put(
      "/table/x.json",
      R"({"format":"kurumaza-session","version":1,"id":"0197b2f4-8c00-7000-8000-000000000001",
      "cards":[{},{}],"title":"T","date":"D","venue":"V","extra":{"title":"no","boards":[{"cards":[{}]}]},
      "boards":[{"cards":[{"x":{"cards":[{}]}},{}],"islands":[{}]},{"cards":[{}],"more":{"cards":[{}]}}]})");
  const auto found = recent_sessions(e.files, "/table");
  REQUIRE(found->size() == 1);
  CHECK((*found)[0].cards == 3);
  CHECK((*found)[0].title == "T");
  CHECK((*found)[0].date == "D");
  CHECK((*found)[0].venue == "V");
}

TEST_CASE(
    "recent: sessions that cannot be read are listed with the reason, reparable ones as they will "
    "be") {
  Evening e;
  e.files.put("/table/cut.json", "{\"format\":\"kurumaza-session\",");
  e.files.put("/table/new.json", "{\"format\":\"kurumaza-session\",\"version\":9}");
  e.files.put("/table/utf8.json",
              "{\"format\":\"kurumaza-session\",\"version\":1,\"id\":\"0197b2f4-8c00-7000-8000-"
              "000000000001\","
              "\"title\":\"a\xff\"}");
  const auto found = recent_sessions(e.files, "/table");
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].title == "a\uFFFD");
  CHECK_FALSE((*found)[0].error);
  CHECK((*found)[1].error->code == base::ErrorCode::version);
  CHECK((*found)[2].error->code == base::ErrorCode::parse);
  CHECK((*found)[2].error->context == "cut.json");
  CHECK_FALSE(recent_sessions(e.files, "/nowhere").ok());
}

TEST_CASE("recent: a session of which only the journal is left is there, too") {
  Evening e;
  e.create();
  e.act_ops(10);
  REQUIRE(e.work->finish(e.document->session()).ok());
  REQUIRE(e.files.remove(kPath).ok());
  auto found = storage::recent_sessions(e.files, kPath.parent_path());
  REQUIRE(found.ok());
  REQUIRE(found->size() == 1);
  CHECK(found->front().path == kPath);
  CHECK(found->front().title == e.document->session().title);
  CHECK_FALSE(found->front().error.has_value());
  e.open();
  REQUIRE(e.work->finish(e.document->session()).ok());
  CHECK(storage::recent_sessions(e.files, kPath.parent_path())->size() == 1);
}
