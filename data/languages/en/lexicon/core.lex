# The rules of the first light: what a diplomacy page of a wire holds. A rule: name = PLOVER / mode / CAMEO / options; its examples below.
# Categories and codes follow the PLOVER manual v0.8 and CAMEO; where PLOVER has no category (CAMEO 01-02) the category is STATEMENT.

# --- statements and postures
concern = STATEMENT / / 012
  S expressed [concern] about T.  S has [concern] about T.  S voiced [concern] over T.  S raised [concern] about T.
  S is concerned about T.  S is worried about T.  S is alarmed by T.  S is concerned over T.
  not: S expressed joy about T.
leverage = STATEMENT / / 010 / context=diplomatic
  S's leverage over T.  S's leverage on T.  S's influence over T.  S's influence on T.  S has leverage over T.  S has influence over T.  S's sway over T.  S holds sway over T.
closer = COOPERATE / / 060 / reciprocal
  S and T drew closer.  S and T have drawn closer.  S and T moved closer.  S and T grew closer.  S drew closer to T.  S moved closer to T.
role.constructive = STATEMENT / / 019
  S played a constructive role.  S played a positive role.  S played a responsible role.  S plays a mediating role.
appeal.negotiations = REQUEST / / 027 / status=requested
  S called for negotiations.  S urged peace.  S called for talks.  S called for dialogue.  S urged negotiations.  S appealed for peace.  S called for a ceasefire.  S urged restraint.
territory.claim = REQUEST / / 100 / context=territory / status=ongoing
  S claims T.  T is claimed by S.  S claims T as its territory.  S claimed sovereignty over T.
  not: S claims victory.
tension = THREATEN / / 130 / reciprocal / context=diplomatic
  tension between S and T.  tensions between S and T.
open.answer = STATEMENT / / 010 / answer
  S responded.  S replied.  S will act.  S will respond.  S will answer.  S will react.  S has decided.  S agreed.  S will help.  S complied.
open.signals = STATEMENT / / 010 / answer / status=undecided
  S sent mixed signals.  S gave mixed signals.  S sent conflicting signals.  S has not said.  S stayed silent.  S remained noncommittal.

# --- consult
meet = CONSULT / visit / 040 / reciprocal
  S and T met.  S met T.  S met with T.  S's meeting with T.  a meeting between S and T.  S held [talks] with T.  S and T held [talks].
  S's talks with T.  [talks] between S and T.  S conferred with T.  S's summit with T.  S and T convened.
discuss = CONSULT / / 040 / reciprocal
  S and T discussed it.  S and T talked.  S spoke with T.  S spoke to T.  S talked to T.  S talked with T.  S consulted with T.  S consulted T.
phone = CONSULT / phone / 041 / reciprocal
  S telephoned T.  S phoned T.  S spoke by phone with T.  S spoke with T by telephone.  S's phone call with T.  S called T by phone.
visit = CONSULT / visit / 042
  S visited T.  S travelled to T.  S arrived in T.  S's visit to T.  S flew to T.  S paid a visit to T.
host = CONSULT / visit / 043
  S hosted T.  S received T.  S welcomed T.
communication = CONSULT / / 040 / reciprocal
  open lines of communication between S and T.
mediate = CONSULT / / 045
  S mediated between T.  S offered to mediate.

# --- support, agree, cooperate
policy.support = SUPPORT / / 051
  S backed T's [sanctions].  S supported T's [sanctions].  S endorsed T's [sanctions].  S joined T's [sanctions].
  S praised T.  S backed T.  S supported T.  S endorsed T.  S defended T.  S hailed T.  S commended T.  S sided with T.  S voiced support for T.  S's support for T.  S expressed solidarity with T.
  not: S backed away.
recognize = SUPPORT / / 054
  S recognized T.  S recognised T.  S recognized T's independence.
apologize = SUPPORT / / 055
  S apologized to T.  S apologised to T.
sign = SUPPORT / / 057 / reciprocal
  S and T signed an agreement.  S signed an agreement with T.  S signed a treaty with T.  S and T signed a deal.  S signed a deal with T.  S and T signed a pact.  S signed a pact with T.  S signs agreement with T.  S signs deal with T.  S and T sign agreement.
agree = AGREE / / 030
  S agreed with T.  S agreed to help T.  S promised to help T.  S pledged to support T.  S vowed to support T.
agree.aid = AGREE / / 033 / status=promised / support=economic
  S promised T [aid].  S pledged [aid] to T.  S promised [aid] to T.  S pledged [money] to T.  S promised T [money].  S pledged T [money].
agree.arms = AGREE / / 0332 / status=promised / support=military
  S promised T [arms].  S pledged [arms] to T.  S promised [arms] to T.  S agreed to send T [arms].  S agreed to send [arms] to T.  S pledged to send [arms] to T.  S promised to send [arms] to T.
buy = COOPERATE / / 061 / context=economic
  S bought goods from T.  S imported goods from T.  S signed a contract with T.  S traded with T.
buy.arms = COOPERATE / / 062 / context=military
  S bought [arms] from T.  S bought T [arms].  S purchased [arms] from T.  S bought F-35 [arms].  S bought [arms].  S ordered [arms] from T.  S ordered [arms].  S purchased [arms].  S acquired [arms].
exercise = COOPERATE / / 062 / context=military / reciprocal
  S and T held joint [tests].  S held joint [tests] with T.  S and T staged [tests].

# --- aid and requests for it
aid.arms = AID / / 072 / support=military
  S [gives] T [arms].  S [gives] [arms] to T.  S [provides] T with [arms].  S armed T.  S sold T [arms].  S sold [arms] to T.  S shipped [arms] to T.  S's delivery of [arms] to T.
  not: S sent T a letter.
aid.arms.any = AID / / 072 / support=military
  S [gives] [arms].
aid = AID / / 070
  S [gives] T [aid].  S [gives] [aid] to T.  S [provides] T with [aid].  S gave T [aid].  S's [aid] to T.  S rescued T.  S bailed out T.  S compensated T.  S helped T.
aid.any = AID / / 070
  S [gives] [aid].
aid.money = AID / / 071 / support=financial
  S [gives] T [money].  S [gives] [money] to T.  S lent T [money].  S granted T [money].  S gave [money] to T.  S lent [money] to T.
aid.goods = AID / / 073 / support=humanitarian
  S [gives] T [goods].  S [gives] [goods] to T.
request.aid = REQUEST / / 023 / status=requested
  S asked T for [aid].  S requested [aid] from T.  S appealed to T for [aid].  S sought [aid] from T.  S's request for [aid] from T.  S turned to T for [aid].  S pleaded with T for [aid].  S begged T for [aid].
request.arms = REQUEST / / 0232 / status=requested / support=military
  S asked T for [arms].  S requested [arms] from T.  S appealed to T for [arms].  S sought [arms] from T.  S turned to T for [arms].  S begged T for [arms].
request.goods = REQUEST / / 0233 / status=requested / support=humanitarian
  S asked T for [goods].  S requested [goods] from T.  S appealed to T for [goods].  S sought [goods] from T.
request.money = REQUEST / / 0231 / status=requested / support=financial
  S asked T for [money].  S requested [money] from T.  S sought [money] from T.  S appealed to T for [money].
request = REQUEST / / 020 / status=requested
  S asked T to withdraw.  S urged T to stop.  S called on T to withdraw.  S pressured T.  S pressed T.  S is pressuring T to refrain.  S pressed T to stop.  S lobbied T.  S appealed to T.
demand = REQUEST / / 100 / status=requested
  S demanded T withdraw.  S demanded an apology from T.  S ordered T to leave.  S told T to stop.

# --- reject, accuse
refuse.address = REJECT / / 120
  S refused to address the [reports].  S declined to address the [reports].  S refused to answer the [reports].  S refused to comment.  S declined to comment.  S refused to discuss the [reports].  S declined to comment on the [reports].  S would not address the [reports].
refuse.aid = REJECT / / 122
  S refused T [aid].  S refused to give T [aid].  S rejected T's request for [aid].  S refused to send T [arms].  S refused to send [arms] to T.  S refused to help T.  S turned down T's request for [aid].
reject = REJECT / / 120
  S rejected T's proposal.  S rejected T.  S rebuffed T.  S rejected T's demand.  S refused T's demand.  S spurned T's offer.  S rejected T's plan.  S opposed T.
veto = REJECT / / 129
  S vetoed T's resolution.  S vetoed the resolution.
accuse = ACCUSE / disapprove / 112
  S accused T.  S accused T of spreading [disinformation].  S accused T of lying.  S blamed T.  S alleged that T lied.  S's accusation against T.  S charged T with lying.
accuse.denounce = ACCUSE / disapprove / 111
  S criticized T.  S criticised T.  S condemned T.  S denounced T.  S slammed T.  S blasted T.  S deplored T.  S lashed out at T.  S rebuked T.  S's criticism of T.  S's condemnation of T.
accuse.sue = ACCUSE / / 115 / context=legal
  S sued T.  S filed a lawsuit against T.
accuse.complain = ACCUSE / / 113
  S protested to T.  S complained to T.  S complained about T.  S summoned T's ambassador.

# --- threaten, sanction, coerce
threaten = THREATEN / / 130 / status=threatened
  S threatened T.  S will not stand by.  S will not allow T.  S warned T.  S will not tolerate T.  S's threat against T.  S will not sit idle.  S will not let T help.  S will not accept T.  S will not permit T.  S vowed to punish T.  S will not stand idly by.
threaten.force = THREATEN / violence / 138 / status=threatened / context=military
  S threatened to attack T.  S threatened T with war.  S threatened to invade T.  S threatened to bomb T.
threaten.sanctions = THREATEN / restrict / 1312 / status=threatened / context=economic
  S threatened T with [sanctions].  S threatened to impose [sanctions] on T.  S warned T of [sanctions].
sanction = SANCTION / restrict / 163 / context=economic
  S's [sanctions] on T.  S's [sanctions] against T.  S imposed [sanctions] on T.  S sanctioned T.  S boycotted T.  S slapped [sanctions] on T.
sanction.relations = SANCTION / withdraw / 161 / context=diplomatic
  S severed ties with T.  S cut ties with T.  S broke relations with T.  S recalled its ambassador from T.
sanction.expel = SANCTION / expel / 166 / context=diplomatic
  S expelled T's diplomats.  S expelled T's ambassador.
sanction.stop = SANCTION / discontinue / 162 / context=economic
  S [shipments] to T are at a standstill.  S's [shipments] to T stopped.  S halted [shipments] to T.  S suspended [shipments] to T.  S stopped [shipments] to T.  S cut off [aid] to T.  S suspended [aid] to T.  S halted [aid] to T.
  S says [shipments] to T at standstill.  S says [shipments] to T on hold.  S says [shipments] to T stopped.
sanction.hold = SANCTION / discontinue / 160
sanction.hold = SANCTION / discontinue / 160
  S halted T's launch.  S held up T's launch.  S will hold up T's launch.  S blocked T's launch.  S delayed T's launch.  S suspended T's launch.
seize = COERCE / seize / 171
  S seized T's assets.  S confiscated T's assets.  S froze T's assets.
arrest = COERCE / arrest / 173
  S arrested T.  S detained T.  S jailed T.
blockade = COERCE / restrict / 191 / context=military
  S besieged T.  S blockaded T.  S's siege of T.  S's blockade of T.  S laid siege to T.
occupy = COERCE / seize / 192 / context=military
  S occupied T.  S annexed T.  S captured T.

# --- mobilize, assault
mobilize = MOBILIZE / troops / 154 / context=military
  S massed troops.  S mobilized troops.  S deployed troops.  S sent troops to T.  S deployed troops to T.  S massed troops on T's border.
tests.missile = MOBILIZE / weapons / 150 / context=military
  S tested missiles.  S ramped up missile [tests].  S conducted missile [tests].  S carried out missile [tests].  S fired a missile.  S launched a missile.  S test-fired a missile.  S conducted nuclear [tests].  S conducted military [tests].  S stepped up missile [tests].  S's missile [tests].
advance = MOBILIZE / troops / 150 / context=military
  S troops edged closer to T.  S troops advanced on T.  S troops moved toward T.
attack = ASSAULT / / 190 / context=military
  S [attacked] T.  S invaded T.  S's [strike] on T.  S's [strike] against T.  S's war in T.  S's war on T.  S's war against T.  S launched a war on T.  S fought T.  S clashed with T.  S's invasion of T.
attack.air = ASSAULT / heavy-weapons / 195 / context=military
  S's air [strike] on T.  S bombed T.  S launched air [strike] on T.  S's missile [strike] on T.  S's drone [strike] on T.  S's rocket [strike] on T.
kill = ASSAULT / / 190
  S killed T.  S's killing of T.  S murdered T.
