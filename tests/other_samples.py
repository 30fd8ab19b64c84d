"""Made-up rows of files that are no counts of losses: fact checks, alliances, lists."""

import json

_REVIEW: dict[str, object] = {
    "@type": ["Review", "ClaimReview"],
    "@id": "#r1",
    "datePublished": "2001-03-06T10:00:00Z",
    "url": "https://desk.example/1",
    "claimReviewed": "The bridge was taken on 4 March.",
    "author": {"@id": "#desk"},
    "itemReviewed": {"@id": "#c1"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1}
    | {"alternateName": "False"},
}
_UNRATED: dict[str, object] = {
    "@type": "ClaimReview",
    "datePublished": "2001-03-07",
    "url": "https://desk.example/2",
    "claimReviewed": "Twelve tanks crossed the river.",
    "author": {"@type": "Organization", "name": "Fact Desk"},
    "itemReviewed": {"@type": "CreativeWork", "author": {"@type": "Person", "name": ""}},
    "reviewRating": {"@type": "Rating", "ratingValue": "3", "bestRating": "5", "worstRating": "1"},
}
CHECKS: dict[str, object] = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#desk", "name": "Fact Desk"},
        {"@type": "WebPage", "@id": "#page", "name": "Was the bridge taken?"},
        _REVIEW,
        {
            "@type": "Claim",
            "@id": "#c1",
            "author": {"@type": "Person", "name": "General Ada"},
            "datePublished": "2001-03-04",
            "appearance": [{"@type": "CreativeWork", "url": "https://news.example/9"}],
        },
        _UNRATED,
    ],
}
CHECKS_FLAT = b"""\
claimReviewed,itemReviewed.author.name,itemReviewed.datePublished,author.name,\
reviewRating.alternateName,url,datePublished
The bridge was taken on 4 March.,General Ada,2001-03-04,Fact Desk,\
Half true,https://desk.example/1,2001-03-06
"""
TOOLS: dict[str, object] = {
    "claims": [
        {
            "text": "The bridge was taken on 4 March.",
            "claimant": "General Ada",
            "claimDate": "2001-03-04T00:00:00Z",
            "claimReview": [
                {"publisher": {"name": "Fact Desk", "site": "desk.example"}}
                | {"url": "https://desk.example/1", "title": "Was the bridge taken?"}
                | {"reviewDate": "2001-03-06T00:00:00Z", "textualRating": "False"}
                | {"languageCode": "en"},
                {"publisher": {"site": "other.example"}, "url": "https://other.example/1"}
                | {"textualRating": "True", "languageCode": "en"},
            ],
        }
    ],
    "nextPageToken": "x",
}
TOPICS = b"""\
id,claim,review_url,claimer,text,headline,keywords,claim_date,education,elections,91.40%,
7,http://kg.example/7,https://www.desk.example/7,General Ada,We won.',\
Did they win?,"War,Voting",2001-03-04,x,,OK,1
8,http://kg.example/8,https://www.desk.example/8,,They lost.,,,2056-01-02,,x,OK,2
"""
ALLIES = b"""\
ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul
371,373,1993,1,0,0,1,1
371,373,1994,1,0,0,1,1
371,373,1996,1,0,0,1,1
373,371,1994,1,0,0,1,1
371,640,1994,0,0,0,1,0
9999,640,1994,0,0,0,0,0
"""
TREATIES = b"""\
version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,\
dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,\
nonaggression,entente,asymmetric,version
9001,371,Armenia,373,Azerbaijan,24,12,1993,,,,0,1,1,0,1,1,0,4.1
9001,373,Azerbaijan,371,Armenia,24,12,1993,,,,0,1,1,0,1,1,0,4.1
9002,371,Armenia,9999,Northland,-9,6,1991,15,3,1999,0,0,0,0,1,0,0,4.1
"""
MEMBERS = b"""\
version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,\
all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,\
left_censor,right_censor,defense,neutrality,nonaggression,entente,version
9003,371,Armenia,15,5,1992,,,,Type I: Defense Pact,15,5,1992,,,,0,1,1,0,0,0,4.1
9003,373,Azerbaijan,15,5,1992,,,,Type I: Defense Pact,24,9,1993,2,4,1999,0,0,1,0,0,0,4.1
9003,9999,Northland,15,5,1992,,,,Type I: Defense Pact,1,1,2000,,,,0,1,1,0,0,0,4.1
9004,371,Armenia,1,1,2001,1,1,2002,Type III: Entente,1,1,2001,1,1,2002,0,0,0,0,0,1,4.1
"""
AGREEMENTS = b"""\
paid,gwno,conflict_id,conflict_name,dyad_id,actor_name,year,pa_name,pa_date,pa_type,ended,\
pa_comment
7001,9999,388,"Northland: Government",1022,"Government of Northland, Northern Front, Old Guard",\
1999,The Milltown Accord,1999-07-07,1,1,Ended in 2000.
7002,9999,388,"Northland: Government",1022,"Government of Northland, Northern Front",1996,\
Cease-fire protocol,1996-11-30,3,0,
"""
STATE_LIST = b"""\
stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
ARM,371,Armenia,1991,12,21,2016,12,31,2016
GFR,260,German Federal Republic,1955,5,5,1990,10,2,2016
NLD,9998,Northland,1902,5,20,1906,9,25,2016
"""
STATE_AGAIN = b"NLD,9998,Northland,1909,1,23,2016,12,31,2016\n"
BATTLE_DEATHS = b"""\
conflict_id,dyad_id,location_inc,side_a,side_a_id,side_b,side_b_id,year,bd_best,bd_low,bd_high,version
388,1022,Northland,Government of Northland,64,Northern Front,1234,2001,110,100,150,25.1
388,1022,Northland,Government of Northland,64,Northern Front,1234,2002,7000,6000,8000,25.1
"""
COUNTRY_YEARS = b"""\
country_id_cy,country_cy,year_cy,region_cy,main_govt_name_cy,sb_exist_cy,sb_total_deaths_best_cy,\
ns_exist_cy,ns_total_deaths_best_cy,os_exist_cy,os_total_deaths_best_cy,\
cumulative_total_deaths_in_orgvio_best_cy,version
900,Northland,2001,Europe,Government of Northland,1,110,0,0,1,30,140,25.1
900,Northland,2002,Europe,Government of Northland,1,7000,1,200,1,0,7200,25.1
"""
NON_STATE = b"""\
dyad_id,side_a_name,side_a_id,side_b_name,side_b_id,year,best_fatality_estimate,\
low_fatality_estimate,high_fatality_estimate,location,version
6001,Reds,200,Blues,201,2007,200,150,300,Northland,25.1
"""
ONE_SIDED = b"""\
actor_id,actor_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,\
is_government_actor,location
234,Reds,2014,30,25,40,0,Northland
118,Government of Northland,2014,6,5,9,1,Northland
"""
GAZETTEER = b"""\
lat,lon,name,admin1,admin2,cc
40.38,46.75,Talish,Tartar,,AZ
38.61,48.37,Talish,Masally,,AZ
40.33,46.73,Madagiz,Tartar,,AZ
"""


def as_document(content: dict[str, object]) -> bytes:
    """A JSON document that is no list of records."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


LISTS = {
    "claim_review": ("checks.json", as_document(CHECKS)),
    "claimskg": ("topics.csv", TOPICS),
    "atop": ("dyads.csv", ALLIES),
    "cow_alliances": ("alliances.csv", TREATIES),
    "ucdp_peace_agreements": ("agreements.csv", AGREEMENTS),
    "code_lists": ("states.csv", STATE_LIST),
    "gazetteers": ("towns.csv", GAZETTEER),
}
"""Samples as ``tests.known_samples`` holds them."""
