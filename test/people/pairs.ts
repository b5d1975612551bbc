// Two hundred pairs of names, half of them forms of one name. Nobody who speaks Welsh has signed them yet: `reviewed` stays
// empty until somebody has.

export const reviewed = "";

/** "Siân = Jane" a line: forms of one forename. */
export const equalForenames = `Dafydd = David | Dewi = David | Dai = Dafydd | Siân = Sian | Siân = Shân | Siân = Jane | Siôn = John
Shôn = Siôn | Ieuan = Ifan | Iwan = Evan | Ieuan = John | Gwilym = William | Gwil = Gwilym | Wil = William | Rhys = Reece
Rhys = Rees | Tomos = Thomas | Twm = Tomos | Catrin = Catherine | Cadi = Catrin | Catrin = Kathryn | Mair = Mary | Mari = Mair
Mared = Margaret | Marged = Mared | Lowri = Laura | Elin = Helen | Elin = Ellen | Iago = James | Pedr = Peter | Steffan = Stephen
Steffan = Steven | Rhisiart = Richard | Harri = Henry | Owain = Owen | Huw = Hugh | Hywel = Howell | Gruffydd = Griffith
Guto = Gruffydd | Sera = Sarah | Alys = Alice | Efa = Eve | Glyn = Glynn | Trystan = Tristan | Ifor = Ivor | Trefor = Trevor
Emrys = Ambrose | Lleucu = Lucy | Siôr = George | Siarl = Charles | Myfanwy = Myvanwy | Bronwen = Bronwyn | Mihangel = Michael
LIZ = Elizabeth | Bob = Robert | siân = SIAN | SiÃ¢n = Siân | D’Arcy = DArcy`;

/** Other names, however alike they look. */
export const otherForenames = `Siân ≠ Sioned | Gwen ≠ Wen | Mair ≠ Mared | Morgan ≠ Forgan | Rhys ≠ Rhian | Rhian ≠ Rhiannon | Siôn ≠ Siân
Catrin ≠ Carys | Elin ≠ Eleri | Lowri ≠ Llio | Owain ≠ Ifan | Huw ≠ Hywel | Dafydd ≠ Dylan | Gwilym ≠ Gwyn | Tomos ≠ Trystan
Iago ≠ Ioan | Pedr ≠ Peredur | Steffan ≠ Seren | Marged ≠ Megan | Nia ≠ Non | Nest ≠ Nerys | Ffion ≠ Ffraid | Alun ≠ Aled
Arwel ≠ Arwyn | Emyr ≠ Emrys | Emlyn ≠ Emyr | Geraint ≠ Gerallt | Gethin ≠ Garmon | Idris ≠ Ifor | Iestyn ≠ Iolo | Llinos ≠ Llio
Luned ≠ Lleucu | Mali ≠ Manon | Menna ≠ Meinir | Heledd ≠ Hefin | Gwenan ≠ Gwenllian | Delyth ≠ Dilys | Eirlys ≠ Eirwen
Bethan ≠ Betsan | Anwen ≠ Angharad | Carwyn ≠ Caradog | John ≠ Joan | Mary ≠ Margaret | Ellen ≠ Eleanor | Jane ≠ Janet
Peter ≠ Patrick | James ≠ Jason | Helen ≠ Hilary | Stephen ≠ Stephanie | Robert ≠ Roger`;

export const equalSurnames = `Rhys = ap Rhys | ap Rhys = Price | Prys = Price | Prys = Preece | apRhys = Rhys | ApRhys = Price
ap-Rhys = Prys | Puw = Pugh | ap Huw = Pugh | Huws = Hughes | ap Hywel = Powell | ab Owen = Bowen | ab Ifan = Bevan
ap Harri = Parry | ap Robert = Probert | Gruffydd = Griffiths | Ifan = Evans | Dafydd = Davies | Davies = Davis | Llwyd = Lloyd
Lwyd = Llwyd | Wyn = Wynne | Gwyn = Gwynne | Fychan = Vaughan | Maredudd = Meredith | Goch = Coch | Siencyn = Jenkins
Tomos = Thomas | Wiliam = Williams | Lewys = Lewis | Robat = Roberts | O'Brien = O Brien | OBrien = O’Brien | Jones = JONES
Smith-Jones = Jones Smith | ferch Ddafydd = Dafydd | ferch Rys = Rhys | ferch Forgan = Morgan | merch Wilym = Gwilym
aprhys = ap Rhys | Llŷr = Llyr | Thompson = Thomson`;

export const otherSurnames = `Wyn ≠ Gwyn | Jones ≠ Johnson | Davies ≠ Dawes | Evans ≠ Ewens | Price ≠ Prince | Rees ≠ Reeves
Parry ≠ Perry | Bowen ≠ Bown-Hill | Lloyd ≠ Lodge | Hughes ≠ Howes | Appleton ≠ Pleton | Abbott ≠ Bott | Abel ≠ El
Morgan ≠ Forgan | Gwent ≠ Wenn | Powell ≠ Pool | Bevan ≠ Beaven-Jones | Thomas ≠ Tomlinson | Williams ≠ Wilkins | Lewis ≠ Leavis
Griffiths ≠ Grimshaw | Pugh ≠ Pryor | Roberts ≠ Robson | Edwards ≠ Eden | Phillips ≠ Phelps | Jenkins ≠ Jennings | Harris ≠ Harrison
Morris ≠ Morrison | Owen ≠ Bowman | James ≠ Jameson-Hill | Rowlands ≠ Rowley | Vaughan ≠ Vaughton | Meredith ≠ Merrill
Watkins ≠ Watson | Bebb ≠ Webb | Ellis ≠ Ellison | Lloyd ≠ Boyd | Cole ≠ Coles-Hill | Gough ≠ Cough | Pritchard ≠ Pickard
Mathias ≠ Matheson | Beynon ≠ Benson | Probert ≠ Prosser | Howells ≠ Hodges | Llewellyn ≠ Llewis-Hill | Wynne ≠ Wyatt
ap Rhys ≠ ap Huw | ab Ifan ≠ ab Owen | Tudor ≠ Tudge | Gittins ≠ Gibbins`;
